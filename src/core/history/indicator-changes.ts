import type { Measure } from '../figures/measure.ts';
import { isMissing, type Missing } from '../figures/missing.ts';
import { kindOf } from '../forms/registry.ts';
import type { FormEntry } from '../library/library.ts';
import { carryTo } from './carry-year.ts';
import { compareMeasures, type Side } from './compare-values.ts';
import { DOUBTFUL, explainMatch, isDoubtful } from './match-rows.ts';
import { compareTargets, isQuantity } from './measure-shift.ts';
import type { Change, ChangeKind } from './change.ts';
import type { Stop } from './model.ts';
import { printResult, printValue, quote } from './print-value.ts';
import { isSameLevel, printLevel } from './same-level.ts';
import { nameOfYear } from './same-indicator.ts';

/** `2023年绩效自评表` */
export const nameForm = (form: FormEntry): string => `${form.year}年${kindOf(form.record).name}`;

export interface ChangeParts {
  readonly kind: ChangeKind;
  readonly year: string;
  readonly indicator?: string | undefined;
  readonly words: string;
  readonly short: string;
  readonly form?: FormEntry | undefined;
  readonly isWithinYear?: boolean;
  readonly before?: Change['before'];
  readonly after?: Change['after'];
}
export const makeChange = ({ indicator, form, isWithinYear = false, before, after, ...rest }: ChangeParts): Change => ({
  ...rest,
  ...{ indicator, form, isWithinYear, before, after },
});

type Field = 'target' | 'name' | 'level1' | 'level2' | 'actual';
export const cellOf = ({ form, row }: Stop, field: Field): NonNullable<Change['after']> => ({
  form,
  path: `${row.path}.${field}`,
  text: row.row[field] ?? '',
});

/** A change between two rows of one indicator, told with both forms. */
function tell(before: Stop, after: Stop, field: Field, kind: ChangeKind, [of, short]: [string, string]): Change {
  return makeChange({
    kind,
    year: after.form.year,
    indicator: after.name,
    words: `${quote(after.name)}${of}${short}（${nameForm(before.form)} → ${nameForm(after.form)}）。`,
    short,
    form: after.form,
    isWithinYear: before.form.year === after.form.year,
    before: cellOf(before, field),
    after: cellOf(after, field),
  });
}

/** Which way a target moved, in the words of its sort: what must not be exceeded is 放宽 or 收紧, a date 推后 or 提前. */
function explainWay(was: Measure | Missing, shift: 'raised' | 'lowered'): string {
  if (isMissing(was)) return '改为';
  if (was.kind === 'words') return shift === 'raised' ? '提为' : '降为';
  if (was.kind === 'deadline') return shift === 'raised' ? '提前到' : '推后到';
  const isCeiling = was.operator === '≤' || was.operator === '<';
  if (isCeiling) return shift === 'raised' ? '收紧为' : '放宽为';
  return shift === 'raised' ? '调高为' : '调低为';
}

const sideOf = (stop: Stop): Side<Measure> => ({
  year: stop.form.year,
  period: stop.form.year,
  value: stop.row.target,
});

/** Two names that are only guessed to be one indicator: whoever reads of a lowered target shall read that too. */
const mentionGuess = (before: Stop, after: Stop): string =>
  after.match.basis.includes('likeness') ? `（原名${quote(before.name)}，推断为同一项）` : '';

function compareTarget(before: Stop, after: Stop): Change | undefined {
  const [printed, is] = [before.row.target, after.row.target];
  const was = isMissing(printed) ? printed : carryTo(printed, before.form.year, after.form.year);
  const shift = compareTargets(was, is);
  if (shift === 'same') return undefined;
  const [from, to] = [printValue(printed), printValue(is)];
  if (isDoubtful(after.match)) {
    const short = `目标由${from}改为${to}，不作高低判断，因为${DOUBTFUL}`;
    return tell(before, after, 'target', 'target-rewritten', ['的', short]);
  }
  const comparison = compareMeasures(sideOf(before), sideOf(after), '目标');
  const isOrdered = shift !== 'reworded' && (comparison.comparable || !isQuantity(is));
  if (isOrdered) {
    const short = `目标由${from}${explainWay(was, shift)}${to}${mentionGuess(before, after)}`;
    return tell(before, after, 'target', `target-${shift}`, ['的', short]);
  }
  const both = isQuantity(was) && isQuantity(is) && !comparison.comparable ? `，${comparison.words}` : '';
  return tell(before, after, 'target', 'target-rewritten', ['的', `目标由${from}改为${to}${both}`]);
}

function compareName(before: Stop, after: Stop): Change | undefined {
  if (nameOfYear(before.name, before.form.year) === nameOfYear(after.name, after.form.year)) return undefined;
  const doubt = explainMatch(after.match);
  return tell(before, after, 'name', 'renamed-indicator', [
    '',
    `表述有变：原${quote(before.name)}${doubt ? `，${doubt}` : ''}`,
  ]);
}

function compareLevel(before: Stop, after: Stop): Change | undefined {
  if (isSameLevel(before, after)) return undefined;
  const field = before.level1 === after.level1 ? 'level2' : 'level1';
  return tell(before, after, field, 'moved', ['', `由${printLevel(before)}移到${printLevel(after)}`]);
}

/** A result is stated one year and left blank the next. */
function compareResult(before: Stop, after: Stop): Change | undefined {
  const [was, is] = [before.row.actual, after.row.actual];
  if (isMissing(was) || !isMissing(is)) return undefined;
  const short = `没有填写结果，${before.form.year}年是${printResult(was)}`;
  return makeChange({
    kind: 'result-missing',
    year: after.form.year,
    indicator: after.name,
    words: `${quote(after.name)}${nameForm(after.form)}${short}。`,
    short,
    form: after.form,
    before: cellOf(before, 'actual'),
    after: cellOf(after, 'actual'),
  });
}

/** What changed of one indicator from each form that lists it to the next, and from result to result. */
export function compareStops(stops: readonly Stop[]): Change[] {
  const steps = stops.slice(1).flatMap((after, i) => {
    const before = stops[i]!;
    return [compareName(before, after), compareTarget(before, after), compareLevel(before, after)];
  });
  const finals = stops.filter(({ stage }) => stage === 'final');
  const results = finals.slice(1).map((after, i) => compareResult(finals[i]!, after));
  return [...steps, ...results].filter((change) => change !== undefined);
}
