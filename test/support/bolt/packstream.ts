/** What PackStream, the encoding of Bolt, can say here: JSON, and structures with a tag. */
export type Packed = null | boolean | number | string | readonly Packed[] | PackedMap | Structure;
export interface PackedMap {
  readonly [key: string]: Packed;
}

/** A message, or a value of a kind of its own. */
export class Structure {
  constructor(
    readonly tag: number,
    readonly fields: readonly Packed[],
  ) {}
}

/** Bytes of a value. */
export function pack(value: Packed): Buffer {
  if (value === null) return Buffer.of(0xc0);
  if (typeof value === 'boolean') return Buffer.of(value ? 0xc3 : 0xc2);
  if (typeof value === 'number') return packNumber(value);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([head(bytes.length, 0x80, [0xd0, 0xd1, 0xd2]), bytes]);
  }
  if (value instanceof Structure) {
    return Buffer.concat([Buffer.of(0xb0 + value.fields.length, value.tag), ...value.fields.map(pack)]);
  }
  if (Array.isArray(value)) {
    const items = value as readonly Packed[];
    return Buffer.concat([head(items.length, 0x90, [0xd4, 0xd5, 0xd6]), ...items.map(pack)]);
  }
  const entries = Object.entries(value);
  const packed = entries.flatMap(([key, item]) => [pack(key), pack(item)]);
  return Buffer.concat([head(entries.length, 0xa0, [0xd8, 0xd9, 0xda]), ...packed]);
}

function packNumber(value: number): Buffer {
  const bytes = Buffer.alloc(9);
  if (!Number.isSafeInteger(value)) {
    bytes[0] = 0xc1;
    bytes.writeDoubleBE(value, 1);
    return bytes;
  }
  if (value >= -16 && value < 128) return Buffer.of(value & 0xff);
  bytes[0] = 0xcb;
  bytes.writeBigInt64BE(BigInt(value), 1);
  return bytes;
}

function head(size: number, tiny: number, [one, two, four]: readonly [number, number, number]): Buffer {
  if (size < 16) return Buffer.of(tiny + size);
  const bytes = Buffer.alloc(size < 0x100 ? 2 : size < 0x10000 ? 3 : 5);
  if (size < 0x100) bytes.writeUInt8(size, 1);
  else if (size < 0x10000) bytes.writeUInt16BE(size, 1);
  else bytes.writeUInt32BE(size, 1);
  bytes[0] = size < 0x100 ? one : size < 0x10000 ? two : four;
  return bytes;
}

/** The one value in these bytes. */
export function unpack(bytes: Buffer): Packed {
  let at = 0;
  const sized = (width: number): number => {
    const size = bytes.readUIntBE(at, width);
    at += width;
    return size;
  };
  const text = (size: number): string => bytes.toString('utf8', at, (at += size));
  const list = (size: number): Packed[] => Array.from({ length: size }, () => next());
  const map = (size: number): PackedMap =>
    Object.fromEntries(Array.from({ length: size }, () => [next() as string, next()] as const));
  const integer = (width: number): number => {
    const value = width === 8 ? Number(bytes.readBigInt64BE(at)) : bytes.readIntBE(at, width);
    at += width;
    return value;
  };
  const next = (): Packed => {
    const marker = bytes.readUInt8(at++);
    if (marker < 0x80) return marker;
    if (marker >= 0xf0) return marker - 0x100;
    const size = marker & 0x0f;
    switch (marker & 0xf0) {
      case 0x80:
        return text(size);
      case 0x90:
        return list(size);
      case 0xa0:
        return map(size);
      case 0xb0: {
        const tag = bytes.readUInt8(at++);
        return new Structure(tag, list(size));
      }
    }
    const width = 2 ** (marker & 3);
    switch (marker) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return marker === 0xc3;
      case 0xc1:
        at += 8;
        return bytes.readDoubleBE(at - 8);
      case 0xc8:
      case 0xc9:
      case 0xca:
      case 0xcb:
        return integer(width);
      case 0xd0:
      case 0xd1:
      case 0xd2:
        return text(sized(width));
      case 0xd4:
      case 0xd5:
      case 0xd6:
        return list(sized(width));
      case 0xd8:
      case 0xd9:
      case 0xda:
        return map(sized(width));
      default:
        throw new Error(`PackStream: no value begins with ${marker.toString(16)}`);
    }
  };
  return next();
}
