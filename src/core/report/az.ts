import type { Content } from '../library/library.ts';

/** A project in the list of all: where it is, and the newest year it has a form of. */
export interface AzProject {
  readonly unit: string;
  readonly slug: string;
  readonly name: string;
  readonly unitName: string;
  readonly year: string;
}

/** A letter with its projects, in the order of their sounds; `#` has what begins with no Chinese character or Latin letter. */
export interface AzLetter {
  readonly letter: string;
  readonly projects: readonly AzProject[];
}

/** What a page shows at once: more are hard to read, and heavy on an old phone. */
const ROWS = 300;
const ROWS_OF_LETTER = 1000;

/** The page of all projects: the letters with how many each has, and the projects themselves where they are not too many. */
export interface AzIndex {
  readonly projects: number;
  readonly letters: readonly { readonly letter: string; readonly projects: number }[];
  readonly listed: readonly AzLetter[] | undefined;
}

/** A page of one letter. */
export interface AzPage extends AzLetter {
  readonly page: number;
  readonly pages: number;
  /** How many projects the letter has on all its pages. */
  readonly all: number;
}

/** The first character of each letter in the order of sounds; no syllable begins with I, U or V. */
const FIRST = '阿A八B嚓C哒D妸E发F旮G哈H讥J咔K垃L妈M拏N噢O妑P七Q呥R仨S他T屲W夕X丫Y帀Z';
const collator = new Intl.Collator('zh-CN-u-co-pinyin');
const BOUNDS = (FIRST.match(/../gu) ?? []).map((pair) => ({ first: pair.charAt(0), letter: pair.charAt(1) }));

/** The letter that a name is listed under. */
export function letterOf(name: string): string {
  const first = Array.from(name.normalize('NFKC').replace(/^[\s\p{P}\p{S}]+/u, ''))[0] ?? '';
  if (/^[a-z]$/i.test(first)) return first.toUpperCase();
  if (!/^\p{Script=Han}$/u.test(first)) return '#';
  return BOUNDS.reduce((letter, bound) => (collator.compare(first, bound.first) >= 0 ? bound.letter : letter), 'A');
}

/** Projects that have a form, by the sound of their names. */
export function listAz({ units, projects, forms }: Pick<Content, 'units' | 'projects' | 'forms'>): AzLetter[] {
  const newest = new Map<string, string>();
  for (const { unit, project, year } of forms) {
    const key = `${unit}/${project}`;
    if (year > (newest.get(key) ?? '')) newest.set(key, year);
  }
  const unitNames = new Map(units.map(({ slug, unit }) => [slug, unit.name]));
  const all = projects.flatMap(({ unit, slug, project: { name } }): AzProject[] => {
    const year = newest.get(`${unit}/${slug}`);
    return year === undefined ? [] : [{ unit, slug, name, year, unitName: unitNames.get(unit)! }];
  });
  const bySound = (a: AzProject, b: AzProject): number =>
    collator.compare(a.name, b.name) || collator.compare(a.unitName, b.unitName) || (a.slug < b.slug ? -1 : 1);
  return [...Map.groupBy(all, ({ name }) => letterOf(name))]
    .sort(([a], [b]) => Number(a === '#') - Number(b === '#') || (a < b ? -1 : 1))
    .map(([letter, own]) => ({ letter, projects: own.sort(bySound) }));
}

export function viewAz(letters: readonly AzLetter[]): AzIndex {
  const counted = letters.map(({ letter, projects }) => ({ letter, projects: projects.length }));
  const projects = counted.reduce((sum, letter) => sum + letter.projects, 0);
  return { projects, letters: counted, listed: projects > ROWS ? undefined : letters };
}

/** The pages of all letters; none where one page has everything. */
export function pageAz(letters: readonly AzLetter[]): AzPage[] {
  if (viewAz(letters).listed) return [];
  return letters.flatMap(({ letter, projects }) => {
    const pages = Math.ceil(projects.length / ROWS_OF_LETTER);
    return Array.from({ length: pages }, (_, i) => ({
      ...{ letter, pages, all: projects.length, page: i + 1 },
      projects: projects.slice(i * ROWS_OF_LETTER, (i + 1) * ROWS_OF_LETTER),
    }));
  });
}
