import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How what has a form of its own is written, by the last words of its path. */
const FORMATS: Readonly<Record<string, string>> = {
  year: '请写四位数字，如 2023。',
  from: '请写成“年-月”，如 2023-01。',
  to: '请写成“年-月”，如 2023-08。',
  date: '请写成“年-月-日”，如 2024-05-20，而且是真有的一天。',
};

const isBlank = ({ input }: Issue): boolean => input === undefined || input === '';

/**
 * What a form lacks, for who has a table with boxes before him and no file.
 * @param issue made with `reportInput`, which tells a missing value from a wrong one
 */
export function sayLack(issue: Issue): { readonly message: string; readonly advice: string } {
  const format = FORMATS[String(issue.path.at(-1))];
  const choices = issue.code === 'invalid_value' ? `可以选：${issue.values.map(String).join('、')}。` : undefined;
  const advice = format ?? choices ?? (isBlank(issue) ? '请补上。' : '请对照原表改正。');
  return { message: isBlank(issue) ? '还没有填' : '写法不对', advice };
}
