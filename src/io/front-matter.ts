import type { Parsed } from './parsed.ts';
import { refuse, Unreadable, type Complaint, type Position } from './problem.ts';
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

/**
 * Markdown with YAML between `---` lines at its head. Positions are those in the file; the body is the text below, with
 * one sort of line ends whatever the editor writes and no blank lines around it. @throws Unreadable
 */
export function parseFrontMatter(text: string): Parsed & { body: string } {
  const [opening] = OPENING.exec(text) ?? [];
  if (opening === undefined)
    refuse('开头没有用 --- 围起来的说明', '文件第一行写 ---，接着写 title 等栏目，再写一行 ---，然后是正文。');
  const rest = text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (!closing) refuse('开头的说明没有用 --- 结束', '在各栏目下面、正文上面，单独写一行 ---。');
  const body = rest
    .slice(closing.index + closing[0].length)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+|\n+$/g, '');
  return { ...parseHead(rest.slice(0, closing.index)), body };
}
