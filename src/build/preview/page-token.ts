import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a page must show to change anything: it is only in the pages of this run of the preview. */
export const makeToken = (): string => randomBytes(24).toString('hex');

export function isToken(shown: unknown, token: string): boolean {
  const [one, other] = [Buffer.from(String(shown)), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** No form comes near it. */
const MOST_BYTES = 4_000_000;

/** What a page sends; undefined where it is too much. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
