// A winmail.dat as Outlook writes it (MS-OXTNEF): attributes with checksums, names and text as MAPI properties.

interface Wrapping {
  body?: string;
  html?: string;
  files?: { title: string; longName?: string; data: Buffer }[];
}

export function tnefFile({ body, html, files = [] }: Wrapping): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x223e9f78);
  head.writeUInt16LE(0x0102, 4);
  return Buffer.concat([
    head,
    attribute(1, 0x00089006, uint32(0x00010000)),
    attribute(1, 0x00069007, Buffer.concat([uint32(1252), uint32(0)])),
    ...(body === undefined ? [] : [attribute(1, 0x0002800c, Buffer.from(`${body}\0`, 'latin1'))]),
    ...(html === undefined
      ? []
      : [
          attribute(
            1,
            0x00069003,
            properties([
              fixed(0x0003, 0x3fde, uint32(1252)),
              named(),
              value(0x0102, 0x1013, Buffer.from(html, 'latin1')),
            ]),
          ),
        ]),
    ...files.flatMap(({ title, longName, data }) => [
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from(`${title}\0`, 'latin1')),
      attribute(2, 0x0006800f, data),
      ...(longName
        ? [
            attribute(
              2,
              0x00069005,
              properties([value(0x001f, 0x3707, Buffer.from(`${longName}\0`, 'utf16le'))]),
            ),
          ]
        : []),
    ]),
  ]);
}

const uint16 = (n: number) => Buffer.from([n & 255, n >> 8]);
function uint32(n: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
}
const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);

function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = data.reduce((total, byte) => (total + byte) & 0xffff, 0);
  return Buffer.concat([Buffer.from([level]), uint32(id), uint32(data.length), data, uint16(sum)]);
}

const properties = (all: Buffer[]) => Buffer.concat([uint32(all.length), ...all]);
const fixed = (type: number, id: number, data: Buffer) => Buffer.concat([uint16(type), uint16(id), data]);
const value = (type: number, id: number, data: Buffer) =>
  Buffer.concat([uint16(type), uint16(id), uint32(1), uint32(data.length), padded(data)]);

/** A property with a name of its own, as add-ins write them. */
function named(): Buffer {
  const name = Buffer.from('Firma\0', 'utf16le');
  return Buffer.concat([
    uint16(0x001e),
    uint16(0x8001),
    Buffer.alloc(16, 7),
    uint32(1),
    uint32(name.length),
    padded(name),
    uint32(1),
    uint32(4),
    Buffer.from('abc\0'),
  ]);
}
