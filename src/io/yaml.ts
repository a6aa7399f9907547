import {
  constructFromEvents,
  EVENT_ID,
  FAILSAFE_SCHEMA,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event,
} from 'js-yaml';
import type { Parsed } from './parsed.ts';
import { Lines, refuse, Unreadable, type Complaint } from './problem.ts';
import { YamlPlaces } from './yaml-places.ts';

/** Records are four levels deep. The limit also keeps the slower parser, which nests calls, from running out of stack. */
const DEEPEST = 20;

const ABSENT = -1;
const TRICKS = {
  alias: ['用了别名（*）', '别名会让一处内容出现在多处；请把内容写全，或把以 * 开头的文字放进双引号。'],
  anchor: ['用了锚点（&）', '请直接写内容；以 & 开头的文字要放进双引号。'],
  tag: ['用了标签（!）', '请直接写内容；以 ! 开头的文字要放进双引号。'],
} as const;

type Trick = keyof typeof TRICKS;

/** Lines named in a message at most: a hostile file has thousands. */
const MOST_LINES = 10;

/** One complaint of a trick, however often it was used. @param offsets in the order of the text. */
function complainOf(trick: Trick, offsets: readonly number[], text: string): Complaint {
  const [message, advice] = TRICKS[trick];
  const lines = new Lines(text);
  const position = lines.at(offsets[0]!);
  if (offsets.length === 1) return { message, advice, position };
  const named = [...new Set(offsets.slice(0, MOST_LINES).map((offset) => lines.at(offset).line))];
  const more = offsets.length > MOST_LINES ? '等' : '';
  return { message: `${message}，共 ${offsets.length} 处，在第 ${named.join('、')} ${more}行`, advice, position };
}

/** Anchors, aliases and tags: what makes a file mean something else than it shows. */
function findTricks(events: readonly Event[], text: string): Complaint[] {
  const found = new Map<Trick, number[]>();
  const note = (trick: Trick, offset: number): void => {
    const offsets = found.get(trick);
    if (offsets) offsets.push(offset);
    else found.set(trick, [offset]);
  };
  for (const event of events) {
    if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) continue;
    // the sign stands before the name
    if (event.anchorStart !== ABSENT) note(event.type === EVENT_ID.ALIAS ? 'alias' : 'anchor', event.anchorStart - 1);
    if (event.type !== EVENT_ID.ALIAS && event.tagStart !== ABSENT) note('tag', event.tagStart);
  }
  return [...found].map(([trick, offsets]) => complainOf(trick, offsets, text));
}

/** Whether a value may say nothing: `key:`, `~`, `null`, or `key: >1`, which YAML takes as a block of no lines. */
function hasHollow(events: readonly Event[], text: string): boolean {
  return events.some((event) => {
    if (event.type !== EVENT_ID.SCALAR) return false;
    const { style, valueStart, valueEnd } = event;
    if (style === SCALAR_STYLE.PLAIN) {
      const length = valueEnd - valueStart;
      return length === 0 || (length === 1 && text[valueStart] === '~') || text.slice(valueStart, valueEnd) === 'null';
    }
    return style >= SCALAR_STYLE.LITERAL_BLOCK && text.slice(valueStart, valueEnd).trim() === '';
  });
}

function construct(text: string, places: () => YamlPlaces): Pick<Parsed, 'value' | 'complaints'> {
  let events: Event[];
  let values: unknown[];
  try {
    events = parseEvents(text, { maxDepth: DEEPEST });
    const tricks = findTricks(events, text);
    // before anything is constructed: nested aliases unfold into more values than fit in memory
    if (tricks.length) throw new Unreadable(tricks);
    values = constructFromEvents(events, { source: text, schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    // the slower parser is not asked: it might run out of stack
    if (error instanceof YAMLException && /nesting|depth/i.test(error.reason))
      refuse('内容套了太多层', '请照格式写，不要超过四层。', new Lines(text).at(error.mark?.position ?? 0));
    throw new Unreadable(places().explain(error));
  }
  if (values.length === 0) refuse('文件是空的', '补上内容，或删去这个文件。');
  if (values.length > 1) throw new Unreadable(places().explain(undefined));
  return { value: values[0], complaints: hasHollow(events, text) ? places().findHollow() : [] };
}

/**
 * Strict YAML: every value is text as written; exactly one document; no anchors, aliases, tags or duplicate keys. Values
 * that were left empty are complained of and read as `""`. @throws Unreadable with the places and what to do.
 */
export function parseYaml(text: string): Parsed {
  let made: YamlPlaces | undefined;
  const places = (): YamlPlaces => (made ??= new YamlPlaces(text));
  return { ...construct(text, places), position: (path, key) => places().find(path, key) };
}
