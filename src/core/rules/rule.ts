import type { FormKind } from '../forms/kind.ts';
import type { Reading } from '../forms/reading.ts';
import type { FormRecord, KindId } from '../forms/registry.ts';
import type { ProjectNode } from '../library/catalogue.ts';
import type { FormEntry } from '../library/library.ts';
import type { SiteConfig } from '../library/site.ts';
import type { Need } from './needs.ts';
import type { Verdict } from './arithmetic/verdict.ts';

export type Severity = 'error' | 'warning' | 'note';
export type Family = '算得对' | '填得全' | '信得过' | '对得上' | '发得出';

/** A form with its parsed figures. */
export interface ReadForm {
  readonly form: FormEntry;
  readonly record: FormRecord;
  readonly kind: FormKind;
  readonly reading: Reading;
}

/** What a rule is given: one form, and the others it may be held against. Nothing is read from disk, nothing twice. */
export interface RuleContext extends ReadForm {
  readonly project: ProjectNode;
  readonly site: SiteConfig;
  /** Another form, read once for all rules. */
  open(form: FormEntry): ReadForm;
  /** Forms of the same project and year, this one not among them. */
  readonly siblings: readonly ReadForm[];
}

/**
 * What a rule found at one place. Arithmetic rules also give relations that hold, with their verdict (they are counted, not
 * shown); other rules give only what is wrong.
 */
export interface Outcome {
  /** Path in the record: `funds.0.rate`. */
  readonly at: string;
  /** Undefined for rules that are not arithmetic. */
  readonly verdict?: Verdict;
  /** Paths of the figures it rests on; `<record id>#<path>` for another form's. */
  readonly because?: readonly string[];
  /** Chinese, one sentence, naming the figures; no judgement of persons. */
  readonly message: string;
  readonly printed?: string;
  readonly expected?: string;
  readonly difference?: string;
  /** What the clerk can do. */
  readonly advice: string;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
}

/** A small record and what the rule must say of it: the rule's documentation and its test. */
export interface Example {
  readonly title: string;
  /** The form it is of; 自评表 where not given, or the first that the rule asks about. */
  readonly kind?: KindId;
  /** Parts of a record laid over a complete one of that kind (`test/core/rules/example-record.ts`). */
  readonly record: Readonly<Record<string, unknown>>;
  /** Forms beside it: same project and year unless `place` says otherwise. */
  readonly others?: readonly {
    kind?: KindId;
    year?: string;
    relation?: 'sibling' | 'parent' | 'child';
    record: Readonly<Record<string, unknown>>;
  }[];
  /** Parts of `site.yaml` laid over the defaults, for rules that the site configures. */
  readonly site?: Readonly<Record<string, unknown>>;
  /** Places found, with the verdict where the rule is arithmetic; empty for a sound record. */
  readonly finds: readonly { at: string; verdict?: Verdict; severity?: Severity }[];
}

/** One check: one file in this folder, listed in `registry.ts`. */
export interface Rule {
  readonly id: string;
  readonly family: Family;
  readonly title: string;
  /** Why it matters, for a resident. */
  readonly why: string;
  /** The official article if it was verified, else 算术关系 or 通行做法. */
  readonly basis: string;
  readonly severity: Severity;
  /** What a form must have to be asked about; by it, not by a list of kinds, a rule finds the forms it is for. */
  readonly needs: readonly Need[];
  check(context: RuleContext): Outcome[];
  readonly examples: readonly Example[];
}
