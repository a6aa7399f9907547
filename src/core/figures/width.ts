/**
 * Full-width ASCII (`％（１２，００`) as half-width, character for character: positions in the result are positions in the
 * text, so what was recognised can be cut out of the text as printed. (NFKC would also turn ㎡ into m2 and ① into 1.)
 */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
