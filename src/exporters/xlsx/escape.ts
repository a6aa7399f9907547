const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML cannot hold, halves of characters and ends of lines that it would change. */
const NOT_IN_XML =
  /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const ANY = /[&<>"\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x/;

const byCode = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text between tags and in attributes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);

/** A text of a workbook: characters that XML cannot hold by their code, and the same spelling in the text guarded. */
export function escapeText(text: string): string {
  if (!ANY.test(text)) return text;
  return escapeXml(text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x').replace(NOT_IN_XML, byCode));
}

/** A text as the content of a cell; white space at its ends is kept. */
export const textElement = (text: string): string =>
  `<t${/\s/.test(text) && /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${escapeText(text)}</t>`;
