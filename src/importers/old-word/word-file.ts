import type { Input } from '../reader.ts';

/** The streams of an OLE file by name, in small letters: programs differ. */
export type Streams = ReadonlyMap<string, Uint8Array>;

/** A stretch of the characters of a file. */
export interface Story {
  readonly from: number;
  readonly to: number;
}

/** In their order in the file; what is named by nobody has no place in it any more. */
const STORIES = ['text', 'footnotes', 'headers', 'unused', 'remarks', 'endnotes', 'boxes'] as const;
type StoryName = (typeof STORIES)[number];

/** Where the lengths of the stories stand, one after another ([MS-DOC] 2.5.4, FibRgLw97). */
const LENGTHS = 0x4c;

function listStories(main: DataView): Record<StoryName, Story> {
  let from = 0;
  const stories = STORIES.map((name, i) => {
    const to = from + main.getUint32(LENGTHS + 4 * i, true);
    const story = { from, to };
    from = to;
    return [name, story] as const;
  });
  return Object.fromEntries(stories) as Record<StoryName, Story>;
}

/** The parts of a .doc that its other readers need; offsets are in `main` unless said otherwise. */
export interface WordFile {
  /** Text and pages of properties. */
  readonly main: DataView;
  /** Tables that say where things are. */
  readonly table: DataView;
  /** Properties too long for their page. */
  readonly data: DataView | undefined;
  /** The characters of the text itself, and of what stands behind it. */
  readonly stories: Readonly<Record<StoryName, Story>>;
  /** Place and size in `table` of the n-th structure of FibRgFcLcb97. */
  place(n: number): { readonly at: number; readonly size: number };
}

const TO_DOCX = '请用 Word 或 WPS 打开，另存为 .docx 再导入';
/** The first version whose files look so: Word 97. */
const WORD_97 = 0x00c1;

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/**
 * Opens a .doc of Word 97 or later ([MS-DOC] 2.5, the File Information Block). Ends reading with a message where the file
 * is older, encrypted, or lacks a stream.
 */
export function openWordFile(input: Input, streams: Streams): WordFile {
  const main = viewOf(streams.get('worddocument')!);
  const flags = main.getUint16(0x0a, true);
  if (main.getUint16(0, true) !== 0xa5ec || main.getUint16(2, true) < WORD_97)
    input.fail('not-supported', '这是 Word 95 或更早的文档', TO_DOCX);
  if (flags & 0x0100)
    input.fail('encrypted', '文件加了打开密码', '请用 Word 或 WPS 打开，取消密码后另存为 .docx 再导入');
  const table = streams.get(flags & 0x0200 ? '1table' : '0table');
  if (!table) return input.fail('damaged', 'Word 文档已损坏，或没有传完整', TO_DOCX);
  const data = streams.get('data');
  const first = 0x9a;
  return {
    main,
    table: viewOf(table),
    data: data && viewOf(data),
    stories: listStories(main),
    place: (n) => ({ at: main.getUint32(first + 8 * n, true), size: main.getUint32(first + 8 * n + 4, true) }),
  };
}
