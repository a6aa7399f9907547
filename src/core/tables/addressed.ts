/** Something with the address of its page, for readers elsewhere. */
export interface Addressed<E> {
  readonly entry: E;
  readonly address: string;
}
