import { openSlice, packSlice } from '../build/workers/pack-slice.ts';
import { findPersonalInEntries } from '../core/audit/personal-in-entries.ts';
import { auditCatalogue } from '../core/audit/run-audit.ts';
import { kindOf } from '../core/forms/registry.ts';
import { nameOf } from '../core/forms/subject.ts';
import { headOf } from '../core/library/form-head.ts';
import { buildCatalogue } from '../core/library/catalogue.ts';
import type { Content } from '../core/library/library.ts';
import { sliceUnits, type UnitSlice } from '../core/outputs/unit-slice.ts';
import { checkChanges, type Going, type Objection, type Published } from '../core/release/check-changes.ts';
import type { KeptRecord } from '../core/release/kept.ts';
import { isWithdrawn, stateOf } from '../core/release/states.ts';
import { namePlace } from '../io/name-place.ts';
import { AuditedUnits } from './audited-units.ts';
import { sha256 } from './digests.ts';

/** Errors of the audit that nobody waived, in what is to be public of one unit. */
const auditUnit = ({ site }: Content, { unit, projects, forms, withdrawn }: UnitSlice): Objection[] => {
  const none = { glossary: [], handbook: [], pages: [] };
  const catalogue = buildCatalogue({ ...none, site, units: [unit], projects, forms, withdrawn });
  return auditCatalogue(catalogue).flatMap(({ form, findings }) =>
    findings
      .filter(({ severity, waived }) => severity === 'error' && !waived)
      .map(({ at, message, advice, rule }) => ({
        at: `${form.id}（${kindOf(form.record).name}“${nameOf(form.record)}”）${at}`,
        message: `${message}（${rule}）`,
        advice,
      })),
  );
};

/** The same of all units, one after the other, so that the records of one are in memory. */
const checkAudit = (shown: Content, known: AuditedUnits): Objection[] => {
  const found = sliceUnits(shown, { corrections: [] }).flatMap((slice) =>
    known.check(slice, shown.site, () => auditUnit(shown, openSlice(packSlice(slice)))),
  );
  known.write();
  return found;
};

/** An approval names who and when; a withdrawal says when and why: both stand where they can be read later. */
export const checkStates = ({ forms }: Content): Objection[] =>
  forms.flatMap((form) => {
    const { id } = form;
    const { status, approved, withdrawn } = headOf(form).publication;
    if (status === 'approved' && !approved)
      return [
        {
          at: id,
          message: '状态是 approved，却没有写谁、哪天审核',
          advice: '在 publication 下写 approved: { by: 姓名, date: 日期 }。',
        },
      ];
    if (status === 'withdrawn' && !withdrawn)
      return [
        {
          at: id,
          message: '状态是 withdrawn，却没有写哪天、为什么撤回',
          advice: '在 publication 下写 withdrawn: { date: 日期, reason: 理由 }。',
        },
      ];
    return [];
  });

/** What the release shows, with withdrawn records and corrections as the content holds them: whole, as hashes are taken of them. */
export const withWithdrawn = (content: Content, shown: Content): Going => ({
  forms: [...shown.forms, ...content.forms.filter((form) => isWithdrawn(headOf(form)))],
  corrections: content.corrections,
  units: shown.units,
  projects: shown.projects,
});

/** `年度资金总额·全年执行数（funds.0.executed）`: in words for the clerk, and as corrections write it. */
function makeSayPlace(shown: Content, published: Published): (id: string, path: string) => string {
  const forms = new Map([...published.forms, ...shown.forms].map((form) => [form.id, form]));
  return (id, path) => {
    const words = namePlace(id, path, forms.get(id)?.record);
    return words === path ? path : `“${words}”（${path}）`;
  };
}

/** A release of nothing is a slip: of the folder, or of the states. What stays at home says why. */
export function objectToNothing(shown: Content, kept: readonly KeptRecord[]): Objection[] {
  if (shown.forms.length || shown.withdrawn?.length) return [];
  return [
    {
      at: 'records',
      message: '没有一张表要公布',
      advice: '核对 --content 是不是写对了、各表的 publication.status；确要公布一个空的栏目，加 --force。',
    },
    ...kept.map(({ id: at, why: message, advice }) => ({ at, message, advice })),
  ];
}

/**
 * Everything that speaks against a release before anything is built.
 * @param today the day of the release
 * @param known units that were audited before
 */
export const checkContent = (
  content: Content,
  shown: Content,
  published: Published,
  today?: string,
  known = new AuditedUnits(),
): Objection[] => [
  ...checkStates(content),
  ...checkAudit(shown, known),
  ...findPersonalInEntries(shown).map(({ file, at, ...said }) => ({ at: `${file} 的 ${at}`, ...said })),
  ...checkChanges(published, withWithdrawn(content, shown), sha256, {
    sayPlace: makeSayPlace(shown, published),
    kept: new Map(content.forms.map((form) => [form.id, stateOf(headOf(form), today)])),
    ...(today === undefined ? {} : { today }),
  }),
];
