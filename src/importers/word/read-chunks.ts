import { decodeText } from '../decode-text.ts';
import { elementsOf, type XmlElement } from '../parse-xml.ts';
import type { Input, Reading } from '../reader.ts';
import type { ZipFiles } from '../unpack-zip.ts';
import { readMhtml } from '../web/read-mhtml.ts';
import { readPage } from '../web/read-page.ts';

/** A page's own word on its encoding. */
const CHARSET = /charset\s*=\s*["']?\s*([\w-]+)/i;

function readChunk(input: Input, bytes: Uint8Array): Reading | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (/^\s*(?:mime-version|content-type):/im.test(start)) return readMhtml({ ...input, bytes });
  return /<(?:html|body|table|p)[\s>]/i.test(start)
    ? readPage(input, decodeText(bytes, CHARSET.exec(start)?.[1]).text)
    : undefined;
}

/**
 * Pages that a document holds instead of text (`altChunk`), as web systems write it: Word turns them into text when it opens
 * the file. Gives the page of a relation; undefined for other kinds of files.
 */
export function readChunks(
  input: Input,
  relations: XmlElement | undefined,
  files: ZipFiles,
): (id: string) => Reading | undefined {
  const targets = new Map(
    (relations ? elementsOf(relations) : []).map(({ attributes }) => [
      attributes['Id'] ?? '',
      attributes['Target'] ?? '',
    ]),
  );
  return (id) => {
    const target = targets.get(id);
    const bytes = target && files.get(target.startsWith('/') ? target.slice(1) : `word/${target}`);
    return bytes ? readChunk(input, bytes) : undefined;
  };
}
