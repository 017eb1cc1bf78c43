// Outlook keeps HTML wrapped in compressed RTF (MS-OXRTFEX); true RTF has its words in the body as well.
// Only ever called in the thread of parser.ts.
import { decompressRTF } from '@kenjiuno/decompressrtf';
import iconv from 'iconv-lite';
import { deEncapsulateSync } from 'rtf-stream-parser';

const LARGEST_RTF = 5_000_000;

/** The HTML in it, or null. */
export function htmlInRtf(compressed: Uint8Array): string | null {
  if (compressed.length > LARGEST_RTF) return null;
  try {
    const rtf = Buffer.from(decompressRTF([...compressed]));
    const { mode, text } = deEncapsulateSync(rtf, { decode: iconv.decode, warn: () => {} });
    return mode === 'html' ? text.toString() : null;
  } catch {
    return null;
  }
}
