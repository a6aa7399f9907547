/** What a reader accepts. A form is a few pages: anything far beyond is a mistake or an attack. */
export interface Limits {
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Files inside a zip (.xlsx, .docx, .ods). */
  readonly entries: number;
  /** Bytes of a zip's files together, counted while unpacking. */
  readonly unpacked: number;
  /** Bytes of one part of a zip that is read as a whole: a tree of it takes many times as much memory. */
  readonly part: number;
  /** Tags of XML or HTML that becomes a tree, opening and closing ones: each takes some 370 bytes of memory. */
  readonly tags: number;
  /** Unpacked bytes ÷ packed bytes of the whole zip. */
  readonly ratio: number;
  readonly pages: number;
  /** Cells of all tables together, empty ones included. */
  readonly cells: number;
  /** Time in milliseconds between two steps of a reader; a library at work cannot be interrupted. */
  readonly time: number;
}

export const LIMITS: Limits = {
  bytes: 32 * 1024 * 1024,
  entries: 2_000,
  unpacked: 64 * 1024 * 1024,
  part: 20 * 1024 * 1024,
  tags: 500_000,
  ratio: 100,
  pages: 300,
  cells: 200_000,
  time: 60_000,
};
