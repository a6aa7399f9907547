/**
 * Orders plain decimal strings (`-12.5`, `1171028.93`, no exponent, no separators) by value, exactly and without floats.
 * For the browser, where loading decimal.js only to sort a table would cost more than the table.
 */
export function compareDecimals(a: string, b: string): number {
  const [negative, other] = [a.startsWith('-'), b.startsWith('-')];
  if (negative !== other) return negative ? -1 : 1;
  return negative ? compareDigits(b.slice(1), a.slice(1)) : compareDigits(a, b);
}

function compareDigits(a: string, b: string): number {
  const [wholeA = '', partA = ''] = a.split('.');
  const [wholeB = '', partB = ''] = b.split('.');
  const [bareA, bareB] = [wholeA.replace(/^0+/, ''), wholeB.replace(/^0+/, '')];
  if (bareA.length !== bareB.length) return bareA.length - bareB.length;
  const width = Math.max(partA.length, partB.length);
  const [left, right] = [bareA + partA.padEnd(width, '0'), bareB + partB.padEnd(width, '0')];
  return left < right ? -1 : left > right ? 1 : 0;
}
