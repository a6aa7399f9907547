import { describe, expect, test } from 'vitest';
import { explainForm } from '../../../src/core/explain/answer.ts';
import { plainText } from '../../../src/core/explain/sentence.ts';
import { kindOf } from '../../../src/core/forms/registry.ts';
import { REAL, realForm } from '../library/real-content.ts';

/* Each sentence was held against the printed form by hand. A change here must be read aloud: is it true, plain, complete? */

const GUANGFULIN = '2023/songjiang-guangfulin';
const CHONGMING = '2024/chongming-shehuigongzuobu';
const XINZHUANG = '2023/minhang-xinzhuang';

const ANSWERS: Record<string, string[]> = {
  [`${GUANGFULIN}/dangqun-zonghe-fuwu.self-evaluation`]: [
    '年初安排172.00万元，后来调减到117.10万元（少31.92%），全部用完，执行率100.00%。',
    '32项指标中，29项达到或超过目标，3项无法核实（目标与结果用词不同1项，未填实际完成值2项），这3项仍得满分。',
    '单位自评100分，表中没有评分等级。',
  ],
  [`${GUANGFULIN}/liangxin-dangjian.self-evaluation`]: [
    '年初安排22.00万元，后来调减到20.14万元（少8.47%），全部用完，执行率100.00%。',
    '14项指标中，11项达到或超过目标，3项无法核实（未填实际完成值），这3项仍得满分。',
    '单位自评100分，表中没有评分等级。',
  ],
  [`${GUANGFULIN}/shequ-dangjian.self-evaluation`]: [
    '年初安排150.00万元，后来调减到96.97万元（少35.36%），全部用完，执行率100.00%。',
    '20项指标中，18项达到或超过目标，2项无法核实（结果写的是一个范围，不是一个数），这2项仍得满分。',
    '单位自评100分，表中没有评分等级。',
  ],
  [`${XINZHUANG}/liangxin-dangjian-gongzuo.tracking`]: [
    '年初安排84.88万元，后来调减到74.88万元（少11.78%），跟踪期（2023-01 至 2023-08）用了50.37万元，执行率67.26%。',
    '12项指标都达到或超过跟踪期计划。',
    '单位自己判断：年度项目预算完成可能性为“确定能完成”，年度绩效目标完成可能性为“确定能完成”。',
  ],
  [`${XINZHUANG}/shequ-dangqun-fuwu-zhongxin-gongzuo.tracking`]: [
    '年初安排373.45万元，后来增加到383.45万元（多2.68%），跟踪期（2023-01 至 2023-08）用了83.47万元，执行率21.76%。',
    '12项指标中，11项达到或超过跟踪期计划，1项无法核实（计划与结果用词不同）。',
    '单位自己判断：年度项目预算完成可能性为“有可能完成”，年度绩效目标完成可能性为“确定能完成”。',
  ],
  [`${CHONGMING}/xinxing-lingyu-dangjian.self-evaluation`]: [
    '年初没有安排预算，后来安排17.00万元，实际用了9.66万元，执行率56.82%。',
    '19项指标中，18项达到或超过目标（其中12项只写“达成”一类的话，没有写结果），1项未达到。',
    '单位自评93.20分，评分等级为“优”。',
  ],
  [`${CHONGMING}/kaiban-fei.self-evaluation`]: [
    '年初没有安排预算，后来安排38.50万元，实际用了37.76万元，执行率98.07%。',
    '6项指标都达到或超过目标（其中3项只写“达成”一类的话，没有写结果）。',
    '单位自评99.81分，评分等级为“优”。',
  ],
  [`${CHONGMING}/shehui-gongzuo-zhiyuan-fuwu.self-evaluation`]: [
    '年初没有安排预算，后来安排5.00万元，实际用了4.59万元，执行率91.80%。',
    '8项指标都达到或超过目标（其中4项只写“达成”一类的话，没有写结果）。',
    '单位自评99.18分，评分等级为“优”。',
  ],
  [`${CHONGMING}/jiceng-zhili.self-evaluation`]: [
    '年初没有安排预算，后来安排50.05万元，实际用了40.20万元，执行率80.31%。',
    '10项指标都达到或超过目标（其中5项只写“达成”一类的话，没有写结果）。',
    '单位自评98.03分，评分等级为“优”。',
  ],
  [`${GUANGFULIN}/dangqun-zonghe-fuwu.target`]: [
    '这一年申请资金172.00万元。',
    '提出32项指标：产出24项，效益6项，满意度2项。',
  ],
  [`${GUANGFULIN}/liangxin-dangjian.target`]: [
    '这一年申请资金22.00万元。',
    '提出14项指标：产出11项，效益2项，满意度1项。',
  ],
  [`${GUANGFULIN}/shequ-dangjian.target`]: [
    '这一年申请资金150.00万元。',
    '提出20项指标：产出13项，效益5项，满意度2项。',
  ],
  [`${GUANGFULIN}/dangqun-zonghe-fuwu.narrative`]: [],
};

const answerTo = (id: string): string[] => {
  const { record } = realForm(id);
  const kind = kindOf(record);
  return explainForm(record, kind, kind.read(record)).map(plainText);
};

test('no real form is without its answer here', () =>
  expect(REAL.content.forms.map(({ id }) => id).toSorted()).toEqual(Object.keys(ANSWERS).toSorted()));

describe('the answer of', () => {
  test.each(Object.entries(ANSWERS))('%s', (id, sentences) => expect(answerTo(id)).toEqual(sentences));
});
