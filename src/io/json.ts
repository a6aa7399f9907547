import type { Parsed, Path } from './parsed.ts';
import { Lines, refuse, START, type Complaint } from './problem.ts';

const DEEPEST = 20;
const SPACE = /[ \t\n\r]*/y;
const TEXT = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const BARE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

const pathKey = (path: Path): string => JSON.stringify(path.map(String));

/** Walks strict JSON and notes where everything stands, which JSON.parse does not tell; nor does it refuse duplicate keys. */
class JsonWalker {
  readonly complaints: Complaint[] = [];
  readonly places = new Map<string, { key: number; value: number }>();
  readonly lines: Lines;
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
    this.lines = new Lines(text);
  }

  walk(): void {
    this.#value([], undefined);
    if (this.#at < this.#text.length) this.#fail('内容结束以后还有文字，请删去。');
  }

  #fail(advice: string): never {
    return refuse('不是正确的 JSON', advice, this.lines.at(this.#at));
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #takeSign(sign: string): boolean {
    this.#take(SPACE);
    if (this.#text[this.#at] !== sign) return false;
    this.#at++;
    this.#take(SPACE);
    return true;
  }

  #value(path: Path, key: number | undefined): void {
    if (path.length > DEEPEST) refuse('内容套了太多层', '请照格式写，不要超过四层。', this.lines.at(this.#at));
    this.#take(SPACE);
    const value = this.#at;
    this.places.set(pathKey(path), { key: key ?? value, value });
    if (this.#takeSign('{')) this.#members('}', () => this.#pair(path));
    else if (this.#takeSign('[')) this.#members(']', (i) => this.#value([...path, i], undefined));
    else if (this.#take(TEXT) === undefined) this.#bare(value);
    this.#take(SPACE);
  }

  #bare(at: number): void {
    const found = this.#take(BARE);
    if (found === undefined)
      this.#fail(
        at < this.#text.length ? '内容要放进英文双引号；最后一项后面不写逗号。' : '文件没有写完，检查括号是否成对。',
      );
    const advice =
      found === 'null'
        ? '表中空着的格写 ""；表中没有这一栏就删去。'
        : `照原样放进双引号：${JSON.stringify(found)}，否则 17.00 读出来会变成 17。`;
    this.complaints.push({ message: `${found} 没有放进双引号`, advice, position: this.lines.at(at) });
  }

  #members(end: string, member: (index: number) => void): void {
    if (this.#takeSign(end)) return;
    for (let i = 0; ; i++) {
      member(i);
      if (this.#takeSign(end)) return;
      if (!this.#takeSign(',')) this.#fail('检查逗号、引号和括号是否成对。');
    }
  }

  #pair(path: Path): void {
    const key = this.#at;
    const printed = this.#take(TEXT);
    if (printed === undefined) this.#fail('栏目名要放进英文双引号；最后一项后面不写逗号。');
    if (!this.#takeSign(':')) this.#fail('栏目名后面要有英文冒号。');
    const own = [...path, JSON.parse(printed) as string];
    if (this.places.has(pathKey(own)))
      this.complaints.push({
        message: `同一个栏目“${String(own.at(-1))}”写了两次`,
        advice: '留下一处，删去另一处。',
        position: this.lines.at(key),
      });
    this.#value(own, key);
  }
}

/** A JSON record: true JSON without duplicate keys, and every value a text. @throws Unreadable where it is not JSON. */
export function parseJson(text: string): Parsed {
  if (text.trim() === '') refuse('文件是空的', '补上内容，或删去这个文件。');
  const walker = new JsonWalker(text);
  walker.walk();
  const { complaints, places, lines } = walker;
  return {
    value: JSON.parse(text) as unknown,
    complaints,
    position(path, key = false) {
      for (let length = path.length; length > 0; length--) {
        const found = places.get(pathKey(path.slice(0, length)));
        if (found) return lines.at(key || length < path.length ? found.key : found.value);
      }
      return START;
    },
  };
}
