import { matchingName } from '../core/history/same-indicator.ts';
import { isReserved } from '../core/library/addresses.ts';
import type { Project, Unit } from '../core/library/entries.ts';
import type { ProjectEntry, UnitEntry } from '../core/library/library.ts';
import { makeSlug } from './slug.ts';

/** A closing remark on how a form was made, not on whose it is; finance systems print 某某局本级 without brackets, too. */
const REMARK = /\((?:汇总|本级|机关|部门|二级构成)\)$|(?<=[局委办厅院处会室])(?:本级|机关|部门)$/;
/** A code that a finance system prints before a name; the year it begins with changes. */
const CODE_BEFORE = /^[0-9a-z]{12,}-/;
const YEAR_BEFORE = /^20\d\d年?度?/;

/** A name as it is looked up: one width, no white space or quotes, one sort of brackets, no closing remark. */
export const looseName = (name: string): string => {
  const plain = matchingName(name)
    .replace(/[[【〔{〖]/g, '(')
    .replace(/[\]】〕}〗]/g, ')');
  return plain.replace(REMARK, '') || plain;
};

/** The code of a budget unit, before or behind its name: the heading of many forms is 主管部门及代码. */
const UNIT_CODE =
  /^(?:[[(【［]\d{3,}[\])】］]|\d{3,}[-—_:：\s])[-—_:：\s]*(?=\p{Script=Han})|(?<=\p{Script=Han}[)）]?)[-—_:：\s]*[[(【［]?\d{3,}[\])】］]?$/gu;
const withoutCode = (name: string): string => name.trim().replace(UNIT_CODE, '').trim() || name;

/** A project's name without what changes from year to year; the longer steps are guesses, and are told as such. */
const RELAXED: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.replace(/(?<=.{2})项目$/, ''),
  (name) =>
    name
      .replace(CODE_BEFORE, '')
      .replace(YEAR_BEFORE, '')
      .replace(/(?<=.{2})项目$/, ''),
];

/** Whether a printed name can name anything: 无, / and — cannot. */
export const isName = (name: unknown): name is string =>
  typeof name === 'string' && /[\p{L}\p{N}]/u.test(name) && !/^(?:无|暂无|略)$/.test(name.trim());

/** The name as an entry keeps it: as printed, without the closing remark. */
function entryName(printed: string): string {
  const plain = printed.replace(/[（]/g, '(').replace(/[）]/g, ')');
  // brackets of another width take as much room
  return printed.slice(0, plain.replace(REMARK, '').length) || printed;
}

interface Named {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}
const namesOf = ({ name, aliases = [] }: Named): string[] => [name, ...aliases];

/** An entry with its printed name, and that as another name where the entry's own is shorter. */
const makeEntry = (printed: string, name = entryName(printed)): Named =>
  name === printed ? { name } : { name, aliases: [printed] };

/** A project that was found, and by how much its name had to be relaxed. */
export interface FoundProject {
  readonly entry: ProjectEntry;
  /** 0: the same name; more: a guess. */
  readonly relaxed: number;
}

/** The units and projects of a content, and those an import adds: whatever has a name here keeps its slug. */
export class Register {
  readonly #units: UnitEntry[];
  readonly #projects: ProjectEntry[];
  readonly #new = new Set<UnitEntry | ProjectEntry>();

  constructor(units: readonly UnitEntry[], projects: readonly ProjectEntry[]) {
    this.#units = [...units];
    this.#projects = [...projects];
  }

  isNew(entry: UnitEntry | ProjectEntry): boolean {
    return this.#new.has(entry);
  }

  unitBySlug(slug: string): UnitEntry | undefined {
    return this.#units.find((entry) => entry.slug === slug);
  }

  projectBySlug(unit: string, slug: string): ProjectEntry | undefined {
    return this.#projects.find((entry) => entry.unit === unit && entry.slug === slug);
  }

  findUnit(printed: string): UnitEntry | undefined {
    const known = (wanted: string): UnitEntry | undefined =>
      this.#units.find(({ unit }) => namesOf(unit).some((name) => looseName(name) === looseName(wanted)));
    return known(printed) ?? known(withoutCode(printed));
  }

  /** The project of a unit that has the name, or, where none has, the only one that nearly has it. */
  findProject(unit: string, printed: string): FoundProject | undefined {
    const own = this.#projects.filter((entry) => entry.unit === unit);
    for (const [relaxed, relax] of RELAXED.entries()) {
      const wanted = relax(looseName(printed));
      const found = own.filter(({ project }) => namesOf(project).some((name) => relax(looseName(name)) === wanted));
      if (found.length === 1 || (found.length && relaxed === 0)) return { entry: found[0]!, relaxed };
    }
    return undefined;
  }

  /** The units that have a project of exactly the name. */
  unitsWithProject(printed: string): UnitEntry[] {
    const wanted = looseName(printed);
    const owners = this.#projects
      .filter(({ project }) => namesOf(project).some((name) => looseName(name) === wanted))
      .map(({ unit }) => unit);
    return this.#units.filter(({ slug }) => owners.includes(slug));
  }

  addUnit(printed: string): UnitEntry {
    const unit = makeEntry(printed, withoutCode(entryName(printed))) as Unit;
    const entry = { slug: makeSlug(unit.name, 'unit', (slug) => this.unitBySlug(slug) !== undefined), unit };
    this.#units.push(entry);
    this.#new.add(entry);
    return entry;
  }

  addProject(unit: string, printed: string): ProjectEntry {
    const project = makeEntry(printed) as Project;
    const isTaken = (slug: string): boolean =>
      isReserved(slug) || this.#projects.some((other) => other.unit === unit && other.slug === slug);
    const entry = { unit, slug: makeSlug(project.name, 'project', isTaken), project };
    this.#projects.push(entry);
    this.#new.add(entry);
    return entry;
  }
}
