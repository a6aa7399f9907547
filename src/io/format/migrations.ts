/** A step from one version of the record format to the next. */
export interface Migration {
  /** What it changes, in words for who keeps the content. */
  readonly says: string;
  /**
   * A file of content in the newer version, comments and printed texts as they were; the same text where both versions agree.
   * @param path within content: `records/2023/…`
   */
  change(path: string, text: string): string;
}

/**
 * The steps in their order, the first from version 1 to 2. There is none: whatever was written for the first version of this
 * program is read as it is, which a release made by it and kept with its content proves (`test/release/upgrade.test.ts`).
 */
export const MIGRATIONS: readonly Migration[] = [];
