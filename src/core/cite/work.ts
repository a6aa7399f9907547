/** What is cited: a page or a set of data, as plain data that each form of a citation is made from. */
export interface Work {
  readonly sort: 'page' | 'data';
  /** Letters, digits and hyphens: what a text refers to it by. */
  readonly key: string;
  /** Who published it. */
  readonly author: string;
  readonly title: string;
  /** The column it stands in. */
  readonly platform: string;
  /** First 8 characters of the SHA-256 of what it says: another text has another version. */
  readonly version: string;
  /** `2024-03-01`; undefined where none is printed. */
  readonly date: string | undefined;
  readonly address: string;
}
