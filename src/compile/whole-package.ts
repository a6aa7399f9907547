import { cpSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { placeOfPackage } from './used-packages.ts';

/** A package that reads files beside its own module, so that it cannot be compiled in: it stands beside the code as it is. */
const WHOLE = 'playwright-core';
/** Of it, what is not needed to drive a browser that is there already: types, viewers, what fetches browsers. */
const UNNEEDED = /^(?:bin|types|lib[\\/](?:vite|tools|entry))(?:[\\/]|$)/;

/** The module by which the program finds it. */
const ENTRY = `./${WHOLE}/index.mjs`;

export const leaveWhole: Plugin = {
  name: 'leave-whole',
  enforce: 'pre',
  resolveId: (id) => (id === WHOLE ? { id: ENTRY, external: true } : null),
};

/** Leads to it from compiled code. @returns where it lies */
export function linkWhole(folder: string): string {
  const place = placeOfPackage(WHOLE);
  symlinkSync(place, join(folder, WHOLE), 'junction');
  return place;
}

/** Puts it itself in the place of the link, for a package that is made of the code. */
export function bringWhole(folder: string): void {
  const [place, copy] = [placeOfPackage(WHOLE), join(folder, WHOLE)];
  rmSync(copy);
  cpSync(place, copy, { recursive: true, filter: (path) => !UNNEEDED.test(relative(place, path)) });
}
