/** HTML that may stand in a page as it is; whatever else is put into one is text. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function print(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(print).join('');
  return part === undefined || part === false ? '' : escape(String(part));
}

/** Parts of a page: what is put in is escaped, unless it is markup itself. */
export const html = (words: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(words.map((word, i) => word + print(parts[i])).join(''));
