import type { Missing } from '../figures/missing.ts';

/** Why a figure says nothing, as a part of a sentence: `表中没有执行率`, `总分未填`, `执行率“约八成”不能识别`. */
export function explainNothing(label: string, { missing, text }: Missing): string {
  if (missing === 'absent') return `表中没有${label}`;
  if (missing === 'dash') return `${label}填的是“${text.trim()}”`;
  return missing === 'unreadable' ? `${label}“${text.trim()}”不能识别` : `${label}未填`;
}
