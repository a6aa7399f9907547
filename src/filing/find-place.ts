import { findKind } from '../core/forms/registry.ts';
import { SUBJECT_WORDS, type Subject } from '../core/forms/subject.ts';
import { departmentEntry } from '../core/library/catalogue.ts';
import type { ProjectEntry, UnitEntry } from '../core/library/library.ts';
import { bareName } from '../core/library/bare-name.ts';
import { isName, looseName, type FoundProject, type Register } from './register.ts';

/** Where a draft is filed, or why it cannot be. */
export interface Place {
  readonly unit: UnitEntry;
  /** What the form is about; the unit as a whole stands among the projects. */
  readonly project: ProjectEntry;
  /** `records/2023/danwei/xiangmu.self-evaluation`, without an ending. */
  readonly stem: string;
  /** A printed name that the entry of the project or unit does not have yet; the loader would take it for another one. */
  readonly alias: string | undefined;
  /** What a clerk should know of how the place was found. */
  readonly notes: readonly string[];
}
export interface NoPlace {
  readonly reason: string;
  readonly advice: string;
}

/** What somebody said of the place, by slug or by name; one that nobody knows is made. Left out where the form's names decide. */
export interface ChosenPlace {
  readonly unit?: string | undefined;
  readonly project?: string | undefined;
}

/** Who is told of a place can do different things about it: words of the command's options, or of the desk's buttons. */
export type Told = 'command' | 'desk';

const CHOOSE: Readonly<Record<Told, string>> = { command: '用 --unit 写明单位', desk: '点“改”选单位' };
const NO_OWNER: Readonly<Record<Told, string>> = {
  command: '用 --unit 单位名称 写明，再导入一次。',
  desk: '在表里补上主管部门，或点“改”选单位。',
};
const NEARLY: Readonly<Record<Told, string>> = {
  command: '如果不是同一个，请把文件移开，另建项目',
  desk: '如果不是同一个，点“改”另建项目',
};
const PART: Readonly<Record<Told, string>> = {
  command: '这是二级构成：请在新建的项目文件里用 parent 写明它属于哪个项目。',
  desk: '这是二级构成：交接的时候，请告诉收表的人它属于哪个项目。',
};

type Fields = Readonly<Record<string, unknown>>;

const known = (register: Register, name: unknown): UnitEntry[] => {
  const unit = isName(name) ? register.findUnit(name) : undefined;
  return unit ? [unit] : [];
};

interface FoundUnit {
  readonly unit: UnitEntry;
  /** What a clerk should know where it is a guess. */
  readonly note?: string;
}

const unitOf = (chosen: string, register: Register): UnitEntry =>
  register.unitBySlug(chosen) ?? register.findUnit(chosen) ?? register.addUnit(chosen);

/** The unit that a form belongs to: the one that has the project, else 主管部门, else 实施单位, else a new one. */
function findUnit(
  record: Fields,
  project: string,
  register: Register,
  chosen: string | undefined,
  told: Told,
): FoundUnit | undefined {
  if (chosen !== undefined) return { unit: unitOf(chosen, register) };
  const { department, implementer } = record;
  const named = [...known(register, department), ...known(register, implementer)];
  const owner = named.find(({ slug }) => register.findProject(slug, project)?.relaxed === 0) ?? named[0];
  const [only, ...others] = isName(department) ? [] : register.unitsWithProject(project);
  if (!owner && only && others.length === 0)
    return { unit: only, note: `没有写主管部门，按项目名称归在“${only.unit.name}”；不对的话，${CHOOSE[told]}。` };
  if (owner) return { unit: owner };
  const name = [department, implementer].find(isName);
  return name === undefined ? undefined : { unit: register.addUnit(name) };
}

/** Whether the loader will take the printed name for the project's. */
export const hasName = ({ project: { name, aliases = [] } }: ProjectEntry, printed: string): boolean =>
  [name, ...aliases].some((own) => bareName(own) === bareName(printed));

function describePlace(printed: string, found: FoundProject | undefined, told: Told): string[] {
  if (found?.relaxed)
    return [`名称与已有的项目“${found.entry.project.name}”不完全一样，按同一个项目归档；${NEARLY[told]}。`];
  if (!found && /二级构成/.test(printed)) return [PART[told]];
  return [];
}

/** What a form is about: its project, where it is of a kind that may be and names one, else its department. */
export function subjectOf({ kind, project }: Fields): Subject {
  const { subjects } = findKind(String(kind))!;
  return subjects.includes('project') && (isName(project) || !subjects.includes('department'))
    ? 'project'
    : 'department';
}

/** What every form must state to be filed at all, as far as it does not. */
export function findLacks(record: Fields): NoPlace[] {
  const { year } = record;
  const subject = subjectOf(record);
  const noun = SUBJECT_WORDS[subject];
  const lacks: NoPlace[] = [];
  if (typeof year !== 'string' || !/^\d{4}$/.test(year))
    lacks.push({
      reason: '不知道是哪一年的表',
      advice: '用 --year 2023 这样写明年度，再导入一次；或在原表上补写年度。',
    });
  if (!isName(record[subject]))
    lacks.push({ reason: `没有${noun}名称`, advice: `在原表的“${noun}名称”后面补写名称，再导入一次。` });
  return lacks;
}

/** The place of a form about a whole department: its unit, by the name that the form prints for it. */
function placeWhole(record: Fields, register: Register, chosenUnit: string | undefined): Place {
  const printed = String(record['department']);
  const unit = unitOf(chosenUnit ?? printed, register);
  const whole = departmentEntry(unit);
  return {
    unit,
    project: whole,
    stem: `records/${String(record['year'])}/${unit.slug}/${whole.slug}.${String(record['kind'])}`,
    alias: hasName(whole, printed) ? undefined : printed,
    notes: [],
  };
}

/** The project of a unit that somebody chose: only one of exactly that name is taken for it. */
function findChosen(unit: string, chosen: string, register: Register): FoundProject | undefined {
  const own = register.projectBySlug(unit, chosen);
  const found = own ? { entry: own, relaxed: 0 } : register.findProject(unit, chosen);
  return found?.relaxed === 0 ? found : undefined;
}

/**
 * Finds the place of a draft that states its year and project, by the names it prints or what somebody chose; units and
 * projects that nobody knows are added to the register.
 */
export function findPlace(
  record: Fields,
  register: Register,
  chosen: ChosenPlace = {},
  told: Told = 'command',
): Place | NoPlace {
  const kind = findKind(String(record['kind']))!;
  if (subjectOf(record) === 'department') return placeWhole(record, register, chosen.unit);
  const project = String(record['project']);
  const owner = findUnit(record, project, register, chosen.unit, told);
  if (!owner) return { reason: '没有主管部门，也没有实施单位，不知道归在哪里', advice: NO_OWNER[told] };
  const { unit, note } = owner;
  const found =
    chosen.project === undefined
      ? register.findProject(unit.slug, project)
      : findChosen(unit.slug, chosen.project, register);
  const entry = found?.entry ?? register.addProject(unit.slug, chosen.project ?? project);
  return {
    unit,
    project: entry,
    stem: `records/${String(record['year'])}/${unit.slug}/${entry.slug}.${kind.id}`,
    alias: hasName(entry, project) ? undefined : project,
    notes: [...(note === undefined ? [] : [note]), ...describePlace(project, found, told)],
  };
}

/** Forms that name their department first: those that do not, such as narratives, then find the project they belong to. */
export const placingOrder = (records: readonly Fields[]): number[] =>
  [...records.keys()].sort(
    (a, b) => Number(!isName(records[a]!['department'])) - Number(!isName(records[b]!['department'])),
  );

/** Whether two printed names are one project's. */
export const isSameName = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && looseName(one) === looseName(other);
