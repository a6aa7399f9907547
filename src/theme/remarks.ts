/** Something that is said of a file of the theme. */
export interface Remark {
  readonly level: 'error' | 'warning';
  /** From 1. */
  readonly position: { readonly line: number; readonly column: number };
  readonly message: string;
  readonly advice: string;
}

type Place = Remark['position'] | undefined;
/** Files that one names, each with the first place where it does. */
export type NamedFiles = ReadonlyMap<string, Remark['position']>;
export const START = { line: 1, column: 1 };

/** What is said of one file. The same of several places is said once, at the first, with the lines of the others. */
export class Remarks {
  readonly #remarks = new Map<string, { remark: Remark; others: number[] }>();

  refuse(place: Place, message: string, advice: string): void {
    this.#add('error', place, message, advice);
  }
  warn(place: Place, message: string, advice: string): void {
    this.#add('warning', place, message, advice);
  }

  #add(level: Remark['level'], { line, column } = START as NonNullable<Place>, message: string, advice: string): void {
    const known = this.#remarks.get(level + message);
    if (known) known.others.push(line);
    else
      this.#remarks.set(level + message, {
        remark: { level, position: { line, column }, message, advice },
        others: [],
      });
  }

  list(): Remark[] {
    return [...this.#remarks.values()].map(({ remark, others }) =>
      others.length
        ? { ...remark, message: `${remark.message}（还有${others.length}处：第${[...new Set(others)].join('、')}行）` }
        : remark,
    );
  }
}
