import type { Waiver } from '../forms/record.ts';
import type { FormEntry } from '../library/library.ts';
import type { Rule } from '../rules/rule.ts';
import { makeFinding, type Finding } from './finding.ts';

/** No rule of the catalogue: it speaks of the audit itself, after all rules have. */
export const WAIVER_UNUSED = {
  id: 'waiver-unused',
  family: '发得出',
  title: '豁免都用得上',
  why: '已经改正的问题还留着豁免，将来同一处再出问题就没有人看见。',
  basis: '通行做法',
  severity: 'warning',
} as const satisfies Partial<Rule>;

const tellOf = ({ rule, path }: Waiver, known: boolean): string =>
  known ? `规则 ${rule} 在 ${path} 没有发现问题，这条豁免用不上。` : `没有名为 ${rule} 的规则，这条豁免用不上。`;

/**
 * Waivers that no finding needed. Where only some rules were run, waivers of the others are not judged.
 * @param isRun whether a rule was run
 * @param isKnown whether there is such a rule
 */
export function findUnusedWaivers(
  form: FormEntry,
  findings: readonly Finding[],
  isRun: (rule: string) => boolean,
  isKnown: (rule: string) => boolean,
): Finding[] {
  const used = new Set(findings.map(({ waiver }) => waiver));
  return (form.record.waivers ?? []).flatMap((waiver, i) => {
    const known = isKnown(waiver.rule);
    if (used.has(waiver) || (known && !isRun(waiver.rule))) return [];
    const message = tellOf(waiver, known);
    const advice = '核对规则名和路径；问题已经改正，就删去这条豁免。';
    return [makeFinding(form, WAIVER_UNUSED, { at: `waivers.${i}`, message, advice })];
  });
}
