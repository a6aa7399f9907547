import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressOf, type Office } from '../../office/office.ts';
import { doInOffice, showOffice, type Asked, type OfficeAnswer } from '../../office/answer-office.ts';
import { Releases } from '../../office/release-run.ts';
import { describeFailure } from '../../command/guard-command.ts';
import { isToken, readBody } from './page-token.ts';
import { todayHere } from '../../command/today.ts';

const OLD = '这一页是以前打开的，什么也没有做。请刷新以后再试。';
const FAULT = '程序出错了，没有做成；不是内容的问题。请把预览窗口里的话发给维护的人。';

/** Answers for the office of a preview. Only a page that shows the token may change anything. */
export class OfficeServer {
  readonly #office: Office;
  readonly #releases = new Releases();
  /** What came of the last form, to be said once on the page that follows, by its address. */
  readonly #said = new Map<string, string>();

  constructor(office: Office) {
    this.#office = office;
  }

  /** @param path below the office */
  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const asked: Asked = { office: this.#office, releases: this.#releases, today: todayHere(), path };
    // without a referrer a form's origin is hidden, and it would be taken for one of elsewhere
    response.setHeader('referrer-policy', 'same-origin');
    try {
      this.#send(response, request.method === 'POST' ? await this.#act(request, asked) : this.#show(asked));
    } catch (error) {
      console.error(describeFailure(error));
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(FAULT);
    }
  }

  #show(asked: Asked): OfficeAnswer {
    const at = addressOf(asked.office, asked.path);
    const said = this.#said.get(at);
    this.#said.delete(at);
    return showOffice(asked, said === '' ? undefined : said);
  }

  async #act(request: IncomingMessage, asked: Asked): Promise<OfficeAnswer> {
    const given = new URLSearchParams((await readBody(request)) ?? '');
    if (!isToken(given.get('token'), this.#office.token))
      return { ...showOffice(asked, OLD), status: 403 } as OfficeAnswer;
    return doInOffice(asked, given);
  }

  #send(response: ServerResponse, answer: OfficeAnswer): void {
    if ('to' in answer) {
      this.#said.set(answer.to, answer.said);
      response.writeHead(303, { location: answer.to }).end();
    } else response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' }).end(answer.page);
  }
}
