import type { FormEntry } from '../core/library/library.ts';
import type { KnownContent } from '../filing/audit-within.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';

type Told = Omit<KnownContent, 'forms'> & { readonly forms: readonly string[] };

/** The content of a preview: its units and projects at once, the forms of a unit when a form of that unit is on the desk. */
export class PreviewContent implements UnitwiseContent {
  readonly #place: URL;
  #told: Told;
  /** Asked for once, until the preview is another one. */
  readonly #forms = new Map<string, Promise<readonly FormEntry[]>>();

  private constructor(place: URL, told: Told) {
    this.#place = place;
    this.#told = told;
  }

  /** @param place where the preview tells of its content */
  static async open(place: URL): Promise<PreviewContent> {
    return new PreviewContent(place, await ask<Told>(place));
  }

  get site(): KnownContent['site'] {
    return this.#told.site;
  }
  get units(): KnownContent['units'] {
    return this.#told.units;
  }
  get projects(): KnownContent['projects'] {
    return this.#told.projects;
  }

  /** To be called when the preview is of another content than before. */
  async renew(): Promise<void> {
    this.#told = await ask<Told>(this.#place);
    this.#forms.clear();
  }

  readonly formsOf = (unit: string): Promise<readonly FormEntry[]> => {
    const at = this.#told.forms[this.units.findIndex(({ slug }) => slug === unit)];
    if (at === undefined) return Promise.resolve([]);
    const asked = this.#forms.get(unit) ?? ask<readonly FormEntry[]>(new URL(at, this.#place));
    this.#forms.set(unit, asked);
    // who asks again may have better luck
    asked.catch(() => this.#forms.delete(unit));
    return asked;
  };
}

async function ask<T>(at: URL): Promise<T> {
  const response = await fetch(at);
  if (!response.ok) throw new Error(`预览没有给出已有的表（${response.status}）。请刷新这一页，再试一次。`);
  return (await response.json()) as T;
}
