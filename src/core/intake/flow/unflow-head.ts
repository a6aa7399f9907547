import { OTHER_LABELS } from '../../forms/intake.ts';
import { heading } from '../clean-text.ts';
import { currencyIn } from '../money.ts';
import { widthOf } from './join-wrapped.ts';
import type { Line } from '../lines.ts';
import type { Raised } from '../doubts.ts';
import { makeLine, type Token, type Unflowed } from './tokens.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** A label with the tokens it takes. */
interface Label {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly below: boolean;
  readonly group: boolean;
}

/** A label wraps over no more than so many lines. */
const MOST_TOKENS = 4;
const joinTexts = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

/** Years in brackets behind a label: `（2023 年- 2023年）`. */
function bracketAfter(tokens: readonly Token[], from: number): number {
  if (!/^[（(]\d{4}/.test(tokens[from]?.text ?? '')) return 0;
  const end = tokens.slice(from, from + MOST_TOKENS).findIndex(({ text }) => /[)）]$/.test(text));
  return end + 1;
}

/** A label that the format has no field for begins its line; shorter words may be the end of a wrapped text. */
const isOther = ({ text, index }: Token): boolean => index === 0 && text.length > 2 && OTHER_LABELS.test(heading(text));

/** The label that begins at a token; one that wraps goes on at the beginning of the next line. */
function labelAt(tokens: readonly Token[], from: number, vocabulary: Vocabulary): Label | undefined {
  const first = tokens[from]!;
  if (isOther(first) && !vocabulary.field(heading(first.text)))
    return { tokens: [first], text: first.text, below: false, group: false };
  for (let count = 1; count <= MOST_TOKENS; count++) {
    const taken = tokens.slice(from, from + count);
    const text = joinTexts(taken);
    const head = heading(text);
    // a label of money at the beginning of a line is none together with what stands before it
    if (count > 1 && taken.at(-1)!.index === 0 && vocabulary.fundRow(heading(taken.at(-1)!.text))) return undefined;
    const field = vocabulary.field(head);
    const fund = /\d/.test(head) ? undefined : vocabulary.fundRow(head);
    const money = /^\D*资金\D*$/.test(head) && currencyIn(text) !== undefined && head.length < 10;
    if (taken.length < count || (!field && !fund && !money)) continue;
    const next = tokens[from + count];
    const wraps =
      next?.index === 0 &&
      /^\p{Script=Han}{1,2}$/u.test(next.text) &&
      (fund ? vocabulary.fundRow(heading(text + next.text)) : undefined);
    const own = wraps ? [...taken, next!] : taken;
    const years = field?.years ? bracketAfter(tokens, from + own.length) : 0;
    const bracket = tokens.slice(from + own.length, from + own.length + years);
    return {
      tokens: [...own, ...bracket],
      text: joinTexts(own) + inLines(bracket, ' '),
      below: field?.below === true,
      group: field?.path === 'goal' || money,
    };
  }
  return undefined;
}

/** Tokens of one line parted by a space, lines by a break (or what `wrap` says). */
const inLines = (tokens: readonly Token[], wrap = '\n'): string =>
  tokens.map(({ text, line }, i) => (i === 0 ? text : `${line === tokens[i - 1]!.line ? ' ' : wrap}${text}`)).join('');

const widest = (tokens: readonly Token[]): number => Math.max(0, ...tokens.map(({ text }) => widthOf(text)));

/** Where the text of the first of two cells ends: after a full stop, where the width of the lines changes most. */
function splitTexts(tokens: readonly Token[]): number {
  const ends = tokens.flatMap(({ text }, i) => (i < tokens.length - 1 && /[。！；]$/.test(text) ? [i + 1] : []));
  const change = (end: number): number => Math.abs(widest(tokens.slice(0, end)) - widest(tokens.slice(end)));
  return [...ends].sort((a, b) => change(b) - change(a))[0] ?? tokens.length;
}

/** Headings that stand over their texts, and the texts under them. */
function textsUnder(labels: readonly Label[], tokens: readonly Token[], doubts: Raised[]): Line[] {
  const head = makeLine(labels.map(({ text, tokens: own }, column) => ({ text, at: own[0]!.at, column, pieces: own })));
  if (tokens.length === 0) return [head];
  const end = labels.length > 1 ? splitTexts(tokens) : tokens.length;
  const parts = [tokens.slice(0, end), tokens.slice(end)].filter((part) => part.length > 0);
  if (labels.length > 1)
    doubts.push({
      id: 'goals-run-together',
      path: 'goal',
      at: parts.at(-1)![0]!.at,
    });
  return [
    head,
    makeLine(parts.map((part, column) => ({ text: inLines(part), at: part[0]!.at, column, pieces: part }))),
  ];
}

/** The rows above the indicators: every label with what follows it. */
export function unflowHead(tokens: readonly Token[], vocabulary: Vocabulary): Unflowed {
  const lines: Line[] = [];
  const doubts: Raised[] = [];
  let over: Label[] = [];
  let label: Label | undefined;
  let value: Token[] = [];
  const close = (): void => {
    if (over.length > 0 && value.length > 0) {
      // the heading of both goals may stand behind theirs
      const behind = label?.group && !label.below ? label.tokens : [];
      if (behind.length > 0)
        lines.push(makeLine([{ text: label!.text, at: behind[0]!.at, column: 0, pieces: behind }]));
      lines.push(...textsUnder(over, value, doubts));
      over = [];
    } else if (label && !label.below) {
      const { index: column, at } = label.tokens[0]!;
      const cells = [{ text: label.text, at, column, pieces: label.tokens }];
      if (!label.group || value.length > 0)
        cells.push({ text: inLines(value), at: value[0]?.at ?? at, column: column + 1, pieces: value });
      lines.push(makeLine(cells));
    }
    value = [];
  };
  for (let i = 0; i < tokens.length;) {
    const next = labelAt(tokens, i, vocabulary);
    if (next) {
      close();
      if (next.below) over.push(next);
      label = next;
      i += next.tokens.length;
    } else value.push(tokens[i++]!);
  }
  close();
  return { lines, doubts };
}
