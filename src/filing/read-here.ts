/* Readers and intake together, for pages that load them with the first file. */
export { readFile } from './read-file.ts';
export { readTables } from './read-tables.ts';
