// A zip that is written while it is sent: what is not yet asked for is not yet read. What goes wrong breaks it off, so that
// half a file never looks whole, and whoever has stopped receiving leaves nothing open.
import type { PassThrough, Readable } from 'node:stream';
import { type ReadStreamOptions, ZipFile } from 'yazl';

export function sentZip() {
  const zip = new ZipFile();
  const file = zip.outputStream as PassThrough;
  const breakOff = (error: unknown) => void file.destroy(error as Error);
  zip.on('error', breakOff);
  let reading: Readable | undefined;
  file.on('close', () => reading?.destroy());
  return {
    zip,
    file: file as Readable,
    /** Adds what is opened when its turn has come. */
    add(name: string, how: Partial<ReadStreamOptions>, open: () => Promise<Readable> | Readable): void {
      zip.addReadStreamLazy(name, how, (take) => {
        (async () => open())().then((bytes) => {
          reading = bytes;
          bytes.on('error', breakOff);
          if (file.destroyed) bytes.destroy();
          else take(null, bytes);
        }, breakOff);
      });
    },
  };
}
