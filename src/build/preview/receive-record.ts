import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Saved } from '../../filing/save.ts';
import { NotWritten } from '../../io/import/commit-files.ts';
import { targetOf } from '../../io/import/known-content.ts';
import { saveRecord } from '../../io/import/save-record.ts';
import { describeFailure } from '../../command/guard-command.ts';
import { isToken, readBody } from './page-token.ts';
import { todayHere } from '../../command/today.ts';

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function save(body: string | undefined, content: string): readonly [status: number, Saved] {
  if (body === undefined) return [413, { failure: '这张表太大，没有保存。' }];
  try {
    return [200, { written: saveRecord(parse(body), targetOf(join(content, 'records')), todayHere()) }];
  } catch (error) {
    if (error instanceof NotWritten) return [409, { failure: error.message }];
    console.error(describeFailure(error));
    return [500, { failure: '程序出错了，没有保存；不是表的问题。请把预览窗口里的话发给维护的人。' }];
  }
}

/** Saves a record that a page of the preview sends, into the content. Only a page that shows the token may. */
export async function receiveRecord(
  request: IncomingMessage,
  response: ServerResponse,
  content: string,
  token: string,
): Promise<void> {
  const isOwn = request.method === 'POST' && isToken(request.headers['x-preview-token'], token);
  const [status, saved] = isOwn
    ? save(await readBody(request), content)
    : ([403, { failure: '这一页是以前打开的，没有保存。请刷新以后再试。' }] as const);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(saved));
}
