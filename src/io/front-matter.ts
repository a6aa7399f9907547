import { withoutHidden } from '../prose/without-hidden.ts';
import { findUnshowable, type Parsed } from './parsed.ts';
import { Lines, refuse, Unreadable, type Complaint, type Position } from './problem.ts';
import { parseYaml } from './yaml.ts';

const OPENING = /^---[ \t]*(?:\r\n|\r|\n)/;
const CLOSING = /^---[ \t]*(?:\r\n|\r|\n|$)/m;

const below = ({ line, column }: Position): Position => ({ line: line + 1, column });
const moved = (complaint: Complaint): Complaint => ({ ...complaint, position: below(complaint.position) });

function parseHead(head: string): Parsed {
  try {
    const { value, complaints, position } = parseYaml(head);
    return { value, complaints: complaints.map(moved), position: (path, key) => below(position(path, key)) };
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable(error.complaints.map(moved));
    throw error;
  }
}

/** The text below the head as it is shown, with what cannot be shown at its place in the file. */
function readBody(text: string, start: number, pictures: boolean): { body: string; complaints: Complaint[] } {
  const written = text.slice(start).replace(/\r\n?/g, '\n');
  const { text: body, faults } = withoutHidden(written.replace(/^\n+|\n+$/g, ''), { pictures });
  const lines = new Lines(written);
  const first = /^\n*/.exec(written)![0].length;
  const above = new Lines(text).at(start).line - 1;
  const odd = findUnshowable(written).map(({ index, ...words }) => ({ offset: index, ...words }));
  const complaints = [...faults.map((fault) => ({ ...fault, offset: fault.offset + first })), ...odd].map(
    ({ offset, message, advice }) => {
      const { line, column } = lines.at(offset);
      return { message, advice, position: { line: line + above, column } };
    },
  );
  return { body, complaints };
}

/**
 * Markdown with YAML between `---` lines at its head. Positions are those in the file; the body is what is shown of the text
 * below: with one sort of line ends whatever the editor writes, no blank lines around it, no comments.
 * @param pictures are shown where set
 * @throws Unreadable
 */
export function parseFrontMatter(text: string, pictures = false): Parsed & { body: string } {
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined)
    refuse('开头没有用 --- 围起来的说明', '文件第一行写 ---，接着写 title 等栏目，再写一行 ---，然后是正文。');
  const rest = text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (!closing) refuse('开头的说明没有用 --- 结束', '在各栏目下面、正文上面，单独写一行 ---。');
  const { body, complaints } = readBody(text, opening.length + closing.index + closing[0].length, pictures);
  const head = parseHead(rest.slice(0, closing.index));
  return { ...head, complaints: [...head.complaints, ...complaints], body };
}
