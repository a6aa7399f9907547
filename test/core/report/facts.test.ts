import { describe, expect, test } from 'vitest';
import { kindOf, type FormRecord } from '../../../src/core/forms/registry.ts';
import { listFacts } from '../../../src/core/report/facts.ts';
import { narrative, selfEvaluation, target, tracking } from '../forms/records.ts';
import { realForm } from '../library/real-content.ts';

const factsOf = (record: FormRecord): string[] => {
  const kind = kindOf(record);
  return listFacts(kind.read(record), kind).map(({ label, figure, unit, note }) => `${label} ${figure}${unit} ${note}`);
};
const fund = (figures: Record<string, string>) => [{ source: 'total' as const, label: '总额', ...figures }];

describe('the large figures', () => {
  test('of a form in 元 are in 万元, with what is printed beside', () =>
    expect(factsOf(realForm('2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation').record)).toEqual([
      '年初预算数 172.00万元 表中：1720000.00元',
      '全年预算数 117.10万元 表中：1171028.93元；比年初少31.92%',
      '全年执行数 117.10万元 表中：1,171,028.93元；执行率100.00%',
      '自评得分 100分 满分100；表中没有评分等级',
    ]));

  test('of a form in 万元 are as printed', () =>
    expect(factsOf(realForm('2024/chongming-shehuigongzuobu/xinxing-lingyu-dangjian.self-evaluation').record)).toEqual([
      '年初预算数 0.00万元 ',
      '全年预算数 17.00万元 ',
      '全年执行数 9.66万元 执行率56.82%',
      '自评得分 93.20分 满分100.00；评分等级为“优”',
    ]));

  test('of a tracking form are those of its months, without points', () =>
    expect(factsOf(realForm('2023/minhang-xinzhuang/liangxin-dangjian-gongzuo.tracking').record)).toEqual([
      '年初预算数 84.88万元 ',
      '跟踪期预算数 74.88万元 比年初少11.78%',
      '跟踪期执行数 50.37万元 执行率67.26%',
    ]));

  test('of a declaration are what the year asks for, not the whole project', () =>
    expect(
      factsOf(
        target({
          funds: [
            { scope: 'project', source: 'total', label: '项目资金总额', amount: '500' },
            { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: '22' },
          ],
        }),
      ),
    ).toEqual(['年度资金申请总额 22万元 ']));

  test('that are missing say how', () =>
    expect(factsOf(selfEvaluation({ funds: fund({ initial: '', adjusted: '—', executed: '约5万' }) }))).toEqual([
      '年初预算数 未填 ',
      '全年预算数 填“—” —',
      '全年执行数 无法识别 约5万',
    ]));

  test('carry each unit once, whatever the cell prints', () =>
    expect(
      factsOf(
        selfEvaluation({
          currency: '元',
          funds: fund({ initial: '20000元', adjusted: '5元', executed: '2万元', rate: '98.07(百分比)' }),
          total: { weight: '100分', score: '99.55分' },
          grade: '',
        }),
      ),
    ).toEqual([
      '年初预算数 2.00万元 表中：20000元',
      '全年预算数 5元 比年初少99.98%',
      '全年执行数 2万元 执行率98.07%',
      '自评得分 99.55分 满分100分；评分等级未填',
    ]));

  test('hold the score, also where there is no row of the total', () =>
    expect(factsOf(selfEvaluation({ total: { score: '90' } }))).toEqual(['自评得分 90分 表中没有评分等级']));

  test('of forms without any are none', () => {
    expect(factsOf(narrative())).toEqual([]);
    expect(factsOf(tracking())).toEqual([]);
  });
});
