import type { FormKind } from '../../core/forms/kind.ts';
import { findKind } from '../../core/forms/registry.ts';
import { refuseThere, type ExistingRecord } from '../../filing/merge-record.ts';
import type { ImportedDraft } from '../../filing/read-forms.ts';
import { recordLabels } from '../field-labels.ts';
import { explainIssues } from '../schema-problems.ts';
import { compareVersions, type Difference } from '../../filing/compare-versions.ts';
import { endingOf, findExisting } from './existing-record.ts';
import {
  findLacks,
  findPlace,
  placingOrder,
  subjectOf,
  type ChosenPlace,
  type NoPlace,
  type Place,
} from '../../filing/find-place.ts';
import type { Target } from './known-content.ts';
import type { Fields } from '../../filing/record-text.ts';
import type { Register } from '../../filing/register.ts';
import { planHanded } from './plan-handed.ts';

/**
 * What becomes of a draft: `new` and `replaced` are written; `unchanged` is there already; `kept` differs from what is there
 * and may not replace it; `repeated` and `clashing` are a form that the same run has read before, alike or not; `refused`
 * lacks what a record must have.
 */
export type Status = 'new' | 'replaced' | 'unchanged' | 'kept' | 'repeated' | 'clashing' | 'refused';

export interface PlannedDraft {
  readonly imported: ImportedDraft;
  readonly status: Status;
  /** `records/2023/danwei/xiangmu.self-evaluation.yaml`; none where no place was found. */
  readonly path?: string | undefined;
  readonly place?: Place | undefined;
  readonly existing?: ExistingRecord | undefined;
  /** From what is there, or was read first, to what the form says now. */
  readonly differences?: readonly Difference[] | undefined;
  /** `publication` and `waivers` as they are to be; undefined where they stay as they are. */
  readonly staff?: Fields | undefined;
  /** Why it was refused, and what to do. */
  readonly refusal?: NoPlace | undefined;
}

export interface PlanOptions {
  readonly target: Target;
  readonly replace: boolean;
  /** The unit all forms are filed under: its slug or its name. */
  readonly unit?: string | undefined;
  /** The same of the project, where there is but one form. */
  readonly project?: string | undefined;
}

/** Options that state what a form leaves open, by the field. */
const OPTION_ADVICE: Readonly<Record<string, string>> = {
  currency: '用 --currency 元、--currency 万元等写明金额单位，再导入一次。',
  period: '用 --period 2023-01,2023-08 这样写明跟踪时段，再导入一次。',
};

/** Where a record does not fit its kind. Year and project are asked for by themselves. */
function findFaults(record: ImportedDraft['record'], kind: FormKind): NoPlace[] {
  const { success, error } = kind.schema.safeParse(record, { reportInput: true });
  if (success) return [];
  return explainIssues(error.issues, kind.schema, recordLabels(kind))
    .filter(({ path }) => !['year', subjectOf(record)].includes(String(path[0])))
    .map(({ path, message, advice }) => ({ reason: message, advice: OPTION_ADVICE[String(path[0])] ?? advice }));
}

export const isOfSource = ({ path }: Difference): boolean => path.startsWith('source');

class Planner {
  readonly #register: Register;
  readonly #options: PlanOptions;
  /** What the run has already put at a place. */
  readonly #taken = new Map<string, PlannedDraft>();

  constructor(register: Register, options: PlanOptions) {
    this.#register = register;
    this.#options = options;
  }

  plan(imported: ImportedDraft): PlannedDraft {
    const { record } = imported;
    const kind = findKind(String(record['kind']))!;
    const lacks = [...findLacks(record), ...findFaults(record, kind)];
    const refusal = {
      reason: lacks.map(({ reason }) => reason).join('；'),
      advice: [...new Set(lacks.map(({ advice }) => advice))].join(' '),
    };
    if (lacks.length) return { imported, status: 'refused', refusal };
    const place = findPlace(record, this.#register, this.#chosenFor(imported));
    if ('reason' in place) return { imported, status: 'refused', refusal: place };
    const before = this.#taken.get(place.stem);
    if (before) return this.#planAgain({ imported, status: 'repeated', place, path: before.path }, before);
    const planned = this.#planAt({ imported, status: 'new', place, path: `${place.stem}.${endingOf(kind)}` }, kind);
    this.#taken.set(place.stem, planned);
    return planned;
  }

  #chosenFor({ handed }: ImportedDraft): ChosenPlace {
    const { unit, project } = this.#options;
    return { unit: handed?.unit ?? unit, project: handed?.project ?? project };
  }

  /** The place is another form's of this run: the same form twice, or two forms for one place. */
  #planAgain(planned: PlannedDraft, before: PlannedDraft): PlannedDraft {
    const all = compareVersions(before.imported.record, planned.imported.record);
    const differences = all.filter((difference) => !isOfSource(difference));
    return differences.length ? { ...planned, status: 'clashing', differences } : planned;
  }

  #planAt(planned: PlannedDraft, kind: FormKind): PlannedDraft {
    const { imported, place } = planned;
    const existing = findExisting(this.#options.target, place!.stem, kind);
    const { handed } = imported;
    if (existing === undefined) return handed ? planHanded(planned, handed, undefined) : planned;
    const refusal = refuseThere(existing, imported.record, place!);
    if (typeof existing === 'string') return { ...planned, status: 'refused', refusal };
    const there = { ...planned, path: existing.path, existing };
    if (refusal) return { ...there, status: 'refused', refusal };
    const differences = compareVersions(existing.record, imported.record);
    if (handed) return planHanded({ ...there, differences }, handed, existing, this.#options.replace);
    if (this.#options.replace) return { ...there, status: differences.length ? 'replaced' : 'unchanged', differences };
    const isSame = differences.every(isOfSource);
    return { ...there, status: isSame ? 'unchanged' : 'kept', differences: isSame ? [] : differences };
  }
}

/** Decides what becomes of each draft, in their order. Units and projects that are new are added to the register. */
export function planDrafts(drafts: readonly ImportedDraft[], register: Register, options: PlanOptions): PlannedDraft[] {
  const planner = new Planner(register, options);
  const planned: PlannedDraft[] = [];
  for (const i of placingOrder(drafts.map(({ record }) => record))) planned[i] = planner.plan(drafts[i]!);
  return planned;
}
