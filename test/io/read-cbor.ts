export type Cbor = number | string | Cbor[];

/** What CBOR says, read by the words of RFC 8949 alone: numbers, texts and arrays of a known length. Gives where it ends too. */
export function readCbor(bytes: Buffer, start = 0): { value: Cbor; end: number } {
  const [kind, short] = [bytes[start]! >> 5, bytes[start]! & 31];
  if (short > 26) throw new Error(`head ${bytes[start]} at ${start}`);
  const width = short < 24 ? 0 : 2 ** (short - 24);
  const size = width ? bytes.readUIntBE(start + 1, width) : short;
  let end = start + 1 + width;
  if (kind === 0) return { value: size, end };
  if (kind === 3) return { value: bytes.toString('utf8', end, end + size), end: end + size };
  if (kind !== 4) throw new Error(`kind ${kind} at ${start}`);
  const value = Array.from({ length: size }, () => {
    const item = readCbor(bytes, end);
    end = item.end;
    return item.value;
  });
  return { value, end };
}
