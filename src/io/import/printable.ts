/** Controls that move a terminal's cursor or turn the direction of writing; line ends are the command's own. */
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A text from a form or a file's name as it may stand on a terminal: a name must not be able to rewrite what was said. */
export const printable = (text: string): string => text.replace(UNSAFE, '�');
