/** Rows of a matrix of bits that a check sum is multiplied with. */
type Matrix = readonly number[];

function times(matrix: Matrix, vector: number): number {
  let sum = 0;
  for (let bit = 0, rest = vector; rest; bit++, rest >>>= 1) if (rest & 1) sum ^= matrix[bit]!;
  return sum;
}
const square = (matrix: Matrix): Matrix => matrix.map((row) => times(matrix, row));

const POLYNOMIAL = 0xedb88320;
/** What one bit of zero behind a text does to its check sum; then what 1, 2, 4, 8 … bytes do. */
const ONE_BIT: Matrix = [POLYNOMIAL, ...Array.from({ length: 31 }, (_, i) => 2 ** i)];
const ZEROS: Matrix[] = [square(square(square(ONE_BIT)))];
const zeros = (power: number): Matrix => (ZEROS[power] ??= square(zeros(power - 1)));

/** The CRC-32 of two texts in a row from that of each and the length of the second, as zlib's `crc32_combine` gives it. */
export function combineCrc32(first: number, second: number, length: number): number {
  let shifted = first;
  for (let power = 0, rest = length; rest > 0; power++, rest = Math.floor(rest / 2))
    if (rest % 2) shifted = times(zeros(power), shifted);
  return (shifted ^ second) >>> 0;
}
