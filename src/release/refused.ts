import type { Objection } from '../core/release/check-changes.ts';

/** The release was not made: the content or the built site may not be public as it is. What was public still is. */
export class Refused extends Error {
  readonly objections: readonly Objection[];
  constructor(objections: readonly Objection[]) {
    super(objections.map(({ at, message }) => `${at}: ${message}`).join('\n'));
    this.objections = objections;
  }
}
