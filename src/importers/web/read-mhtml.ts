import { decodeText } from '../decode-text.ts';
import type { Input, Reading } from '../reader.ts';
import { readPage } from './read-page.ts';

const binary = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replace(/[^A-Za-z0-9+/=]/g, '')), (c) => c.charCodeAt(0));
}

const decodeQuoted = (text: string): Uint8Array =>
  Uint8Array.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    // windows-1252 maps some bytes elsewhere: those that are left are plain ASCII here
    (c) => c.charCodeAt(0) & 0xff,
  );

function readPart(text: string): string | undefined {
  const edge = /\r?\n\r?\n/.exec(text);
  if (!edge) return undefined;
  const [head, body] = [text.slice(0, edge.index), text.slice(edge.index + edge[0].length)];
  if (!/^content-type:\s*text\/html/im.test(head)) return undefined;
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  const bytes =
    encoding === 'base64' ? decodeBase64(body) : encoding === 'quoted-printable' ? decodeQuoted(body) : undefined;
  const charset = /charset="?([\w-]+)/i.exec(head)?.[1];
  return bytes ? decodeText(bytes, charset).text : body;
}

/** A page saved as one file, as Excel and Word do for .xls and .doc: its parts of HTML, one after another. */
export function readMhtml(input: Input): Reading {
  const text = binary(input.bytes);
  const boundary = /boundary="?([^"\r\n;]+)/i.exec(text)?.[1];
  const pages = boundary
    ? text
        .split(`--${boundary}`)
        .map(readPart)
        .filter((page) => page?.includes('<t'))
    : [];
  if (pages.length === 0)
    return input.fail(
      'no-table',
      '单个文件网页里没有找到表格',
      '请用 Excel、Word 或 WPS 打开，另存为 .xlsx 或 .docx 再导入',
    );
  const read = pages.map((page) => readPage(input, page!));
  return { parts: read.flatMap(({ parts }) => parts), notes: read.flatMap(({ notes }) => notes) };
}
