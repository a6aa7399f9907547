import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** A path that is no file to be read whole: a folder, a pipe, a device, or far larger than what is looked for. */
export class IrregularFile extends Error {
  readonly is: 'no-file' | 'too-large';
  constructor(is: IrregularFile['is']) {
    super(is);
    this.is = is;
  }
}

/**
 * Reads a file that somebody named or put into a folder. Neither a pipe that nobody writes to nor a device without end can
 * hold the program up.
 * @param largest in bytes
 * @throws IrregularFile; the system's error where the file cannot be opened
 */
export function readRegular(path: string, largest: number): Buffer {
  let file: number | undefined;
  try {
    // a pipe would keep an ordinary opening waiting for ever
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(file);
    if (!found.isFile()) throw new IrregularFile('no-file');
    if (found.size > largest) throw new IrregularFile('too-large');
    return readFileSync(file);
  } catch (error) {
    // what has no other end
    throw (error as NodeJS.ErrnoException).code === 'ENXIO' ? new IrregularFile('no-file') : error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
