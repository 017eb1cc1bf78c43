// Builds a small Outlook .msg file (MS-OXMSG) in its compound file, to read it again.
import { createRequire } from 'node:module';

// The library's own writer of compound files; it exports it beside the reader.
const { burn } = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner.js') as {
  burn(entries: Entry[]): Uint8Array;
};

interface Entry {
  name: string;
  type: number;
  length: number;
  binaryProvider?: () => ArrayLike<number>;
  children?: number[];
}
const [DIRECTORY, DOCUMENT, ROOT] = [1, 2, 5];

interface Person {
  name: string;
  address: string;
}

export interface MsgGiven {
  subject: string;
  body: string;
  sender?: Person;
  recipients?: Person[];
  messageId?: string;
  transport?: string;
  attachments?: { name: string; content: Buffer }[];
}

type Properties = [tag: number, value: string | Buffer | number][];

/** The bytes of the file. Property tags are those of MS-OXPROPS. */
export function msgFile(given: MsgGiven): Buffer {
  const entries: Entry[] = [{ name: 'Root Entry', type: ROOT!, length: 0, children: [] }];
  const add = (parent: number, entry: Entry): number => {
    entries.push(entry);
    entries[parent]!.children!.push(entries.length - 1);
    return entries.length - 1;
  };
  const file = (parent: number, name: string, content: Buffer) =>
    add(parent, {
      name,
      type: DOCUMENT!,
      length: content.length, // A Buffer's bytes lie in a shared pool, where the library would start at the pool's beginning.
      binaryProvider: () => Uint8Array.from(content),
    });
  const fill = (parent: number, properties: Properties, headerLength: number) => {
    const rows = [Buffer.alloc(headerLength)];
    for (const [id, value] of properties) {
      const kind = typeof value === 'string' ? 0x1f : typeof value === 'number' ? 0x03 : 0x102;
      const row = Buffer.alloc(16);
      row.writeUInt32LE(id * 0x10000 + kind, 0);
      row.writeUInt32LE(6, 4);
      const data = typeof value === 'string' ? Buffer.from(value, 'utf16le') : value;
      if (typeof data === 'number') row.writeUInt32LE(data, 8);
      else {
        row.writeUInt32LE(data.length + (typeof value === 'string' ? 2 : 0), 8);
        const tag = `${id.toString(16).padStart(4, '0')}${kind.toString(16).padStart(4, '0')}`.toUpperCase();
        file(parent, `__substg1.0_${tag}`, data);
      }
      rows.push(row);
    }
    file(parent, '__properties_version1.0', Buffer.concat(rows));
  };
  const folder = (name: string) => add(0, { name, type: DIRECTORY!, length: 0, children: [] });

  fill(
    0,
    [
      [0x001a, 'IPM.Note'],
      [0x0037, given.subject],
      [0x1000, given.body],
      ...((given.sender
        ? [
            [0x0c1a, given.sender.name],
            [0x5d01, given.sender.address],
          ]
        : []) as Properties),
      ...((given.messageId ? [[0x1035, given.messageId]] : []) as Properties),
      ...((given.transport ? [[0x007d, given.transport]] : []) as Properties),
    ],
    32,
  );
  given.recipients?.forEach(({ name, address }, index) => {
    fill(
      folder(`__recip_version1.0_#${index.toString(16).padStart(8, '0')}`),
      [
        [0x0c15, 1],
        [0x3001, name],
        [0x39fe, address],
      ],
      8,
    );
  });
  given.attachments?.forEach(({ name, content }, index) => {
    fill(
      folder(`__attach_version1.0_#${index.toString(16).padStart(8, '0')}`),
      [
        [0x3705, 1],
        [0x3707, name],
        [0x3701, content],
      ],
      8,
    );
  });
  return Buffer.from(burn(entries));
}
