import { expect, test } from 'vitest';
import { headOf } from '../../../src/core/release/correction.ts';
import { checkContent } from '../../../src/release/gate.ts';
import { selfEvaluation } from '../forms/records.ts';
import { contentOf, formOf, sha256 } from './made-up.ts';

const formWith = (executed: string) =>
  formOf('dangjian', selfEvaluation({ funds: [{ source: 'total', label: '年度资金总额', executed }] }));

test('a change that nothing tells of is named in words and by the path that a correction needs', () => {
  const shown = contentOf([formWith('9.67')]);
  const published = { forms: [formWith('9.66')], withdrawn: {}, corrections: headOf([], sha256) };
  expect(checkContent(shown, shown, published).map(({ message }) => message)).toContain(
    '已公布的“年度资金总额·全年执行数”（funds.0.executed）由“9.66”变成“9.67”，没有更正说明',
  );
});
