const decode = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes);

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return decode(encoding, bytes);
  } catch {
    return undefined;
  }
}

/** Half of the bytes of Western text in UTF-16 are zero; Chinese text has zeros in its line breaks, digits and tabs. */
function guessUtf16(bytes: Uint8Array): string | undefined {
  let even = 0;
  let odd = 0;
  const sample = bytes.subarray(0, 4096);
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2) odd++;
    else even++;
  });
  if (even + odd === 0) return undefined;
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined;
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Bytes beyond the first kilobytes rarely change the answer, but one bad byte in a good UTF-8 file must not spoil it. */
const brokenIn = (text: string): number => text.match(/\uFFFD/g)?.length ?? 0;

export interface Decoded {
  readonly text: string;
  /** Characters that could not be read, shown as `\uFFFD`. */
  readonly broken: number;
}

/**
 * Text of unknown encoding: a byte order mark decides, then strict UTF-8, UTF-16 without mark, the encoding that the file
 * itself declares (`charset`), GB18030. A mark is dropped.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked = markedEncoding(bytes);
  const whole = (text: string): Decoded => ({ text, broken: brokenIn(text) });
  if (marked) return whole(new TextDecoder(marked).decode(bytes));
  const utf16 = guessUtf16(bytes);
  if (utf16) return whole(new TextDecoder(utf16).decode(bytes));
  for (const encoding of ['utf-8', ...(declared ? [declared] : []), 'gb18030']) {
    const text = tryDecode(encoding, bytes);
    if (text !== undefined) return { text, broken: 0 };
  }
  const [utf8, gb] = [new TextDecoder('utf-8').decode(bytes), new TextDecoder('gb18030').decode(bytes)];
  return brokenIn(gb) < brokenIn(utf8) ? whole(gb) : whole(utf8);
}
