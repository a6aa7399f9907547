import { Lines, refuse, START } from './problem.ts';

const SAVE_AS_UTF8 = '用编辑器“另存为”，编码选 UTF-8，再覆盖原文件。';
const RESAVE = '请从原表重新录入，存为 UTF-8 文本；如果它不是文本文件，请移出内容目录。';
const UNDECODED = '\uFFFD';

/** Characters of ordinary Chinese text. Bytes read in a wrong encoding give rare ones, private ones and controls. */
const ORDINARY = /[\t\n\r\x20-\x7e\u2000-\u206f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g;
const HAN = /\p{Script=Han}/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const isSensible = (text: string): boolean => count(text, ORDINARY) >= text.length * 0.95;

function decodesSensibly(bytes: Uint8Array, encoding: string): boolean {
  try {
    return isSensible(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

function refuseUtf16(bytes: Uint8Array): void {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && !bytes.includes(0)) return;
  if (decodesSensibly(bytes, 'utf-16le') || decodesSensibly(bytes, 'utf-16be'))
    refuse('这个文件的编码像是 UTF-16，不是 UTF-8', SAVE_AS_UTF8, START);
}

function refuseUndecoded(bytes: Uint8Array): never {
  refuseUtf16(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const at = new Lines(text).at(text.indexOf(UNDECODED));
  // GB18030 makes something of nearly any bytes: where most of the text is good UTF-8, a part of it is damaged
  const damaged = count(text, HAN) > count(text, /\uFFFD/g);
  if (!damaged && decodesSensibly(bytes, 'gb18030'))
    refuse('这个文件的编码像是 GBK（GB18030），不是 UTF-8', SAVE_AS_UTF8, at);
  refuse(damaged ? '这里有损坏的字，不是 UTF-8 文本' : '文件不是 UTF-8 文本', RESAVE, at);
}

/** Strict UTF-8 without NUL; a byte order mark is dropped. @throws Unreadable naming the encoding the bytes look like. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuseUndecoded(bytes);
  }
  const nul = text.indexOf('\0');
  if (nul < 0) return text;
  refuseUtf16(bytes);
  return refuse('文件里有空字符（NUL）', `这不是文本文件，或已损坏。${RESAVE}`, new Lines(text).at(nul));
}
