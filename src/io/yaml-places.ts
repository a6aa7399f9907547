import { YAMLException } from 'js-yaml';
import { isMap, isPair, isScalar, isSeq, parseDocument, visit, type Document, type Pair, type Scalar } from 'yaml';
import type { Path } from './parsed.ts';
import { Lines, START, type Complaint, type Position } from './problem.ts';
import { explainSyntax } from './yaml-syntax.ts';

const HOLLOW: Pick<Complaint, 'message' | 'advice'> = {
  message: '这一栏没有写内容',
  advice: '表中空着的格写 ""；表中没有这一栏就整行删去；以 >、|、# 开头的文字要放进双引号。',
};

const startOf = (node: unknown): number | undefined => (node as Scalar | null)?.range?.[0];
const isHollow = (node: unknown): boolean =>
  node === null ||
  (isScalar(node) &&
    (node.type === 'PLAIN'
      ? ['', '~', 'null'].includes(node.source ?? '')
      : /^BLOCK/.test(node.type ?? '') && String(node.value).trim() === ''));

/** Where the parts of a YAML file stand. Ten times slower than reading it, so made only for a file with a problem. */
export class YamlPlaces {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #document: Document.Parsed;
  constructor(text: string) {
    this.#text = text;
    this.#lines = new Lines(text);
    this.#document = parseDocument(text, {
      schema: 'failsafe',
      stringKeys: true,
      prettyErrors: false,
      // `silent` would also drop the fault of a second document
      logLevel: 'error',
    });
  }

  /** Every duplicate key and the first other fault: later ones mostly follow from it. @param error of the faster parser. */
  explain(error: unknown): Complaint[] {
    const { errors } = this.#document;
    const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
    const shown = errors.filter((fault) => fault.code === 'DUPLICATE_KEY' || fault === first);
    if (shown.length)
      return shown.map((fault) => ({
        position: this.#lines.at(fault.pos[0]),
        ...explainSyntax(fault, this.#text),
      }));
    if (!(error instanceof YAMLException)) throw error;
    return [{ position: this.#lines.at(error.mark?.position ?? 0), ...explainSyntax(undefined, this.#text) }];
  }

  /** The values that say nothing, at their keys. */
  findHollow(): Complaint[] {
    const found: Complaint[] = [];
    const note = (node: unknown): void => {
      found.push({ ...HOLLOW, position: this.#lines.at(startOf(node) ?? 0) });
    };
    visit(this.#document, {
      Pair: (_, { key, value }) => {
        if (isHollow(value) || (isScalar(key) && key.value === '' && key.type === 'PLAIN')) note(key);
      },
      Seq: (_, { items }) => {
        for (const item of items) if (!isPair(item) && isHollow(item)) note(item);
      },
    });
    if (isHollow(this.#document.contents)) note(this.#document.contents);
    return found;
  }

  find(path: Path, key = false): Position {
    let node: unknown = this.#document.contents;
    let offset = startOf(node);
    for (const [i, step] of path.entries()) {
      const pair: Pair | undefined = isMap(node) ? this.#pairOf(node.items, step) : undefined;
      const next = isSeq(node) ? node.items[Number(step)] : pair?.value;
      if (next === undefined && !pair) break;
      // a key is the better place for what is missing inside its value, too
      const atKey = pair && (i < path.length - 1 || key);
      offset = startOf(atKey ? pair.key : next) ?? offset;
      node = next;
    }
    return offset === undefined ? START : this.#lines.at(offset);
  }

  #pairOf(items: readonly Pair[], step: PropertyKey): Pair | undefined {
    return items.find((pair) => isScalar(pair.key) && pair.key.value === String(step));
  }
}
