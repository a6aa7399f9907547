/** Why a release may not go on: what is wrong, where, and what to do. */
export interface Objection {
  /** Id of the record or of the entry, or a file of the site. */
  readonly at: string;
  readonly message: string;
  readonly advice: string;
}
