/** Why a release may not go on: what is wrong, where, and what to do. */
export interface Objection {
  /** Of a published text that changed with nobody saying why: a page offers to say it. */
  readonly id?: 'untold';
  /** Id of the record or of the entry, or a file of the site. */
  readonly at: string;
  readonly message: string;
  readonly advice: string;
}
