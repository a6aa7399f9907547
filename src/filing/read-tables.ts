import { readDocument, UnreadableFile } from '../importers/read-document.ts';
import type { ReadTables } from './read-file.ts';

/** Reads with the importers, here and now. */
export const readTables: ReadTables = async (file) => {
  try {
    return await readDocument(file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return error.message;
  }
};
