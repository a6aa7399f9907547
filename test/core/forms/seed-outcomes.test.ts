import { describe, expect, test } from 'vitest';
import type { IndicatorLine } from '../../../src/core/forms/reading.ts';
import { SELF_EVALUATION } from '../../../src/core/forms/self-evaluation/kind.ts';
import { TRACKING } from '../../../src/core/forms/tracking/kind.ts';
import { selfEvaluation, tracking } from './records.ts';

/*
 * Every indicator of the seven evaluated and two tracked seed forms, typed from the documents, with the verdict a reader
 * comes to by hand: name | target | (plan |) actual | verdict.
 */

const SONGJIANG_PARENT = `
津贴发放人数 | ≥30人 | =80人 | exceeded beyond 266.67
新建“两新”党组织数量 | ≥1个 | =2个 | exceeded beyond 200.00
“两新”党组织主题党日次数 | =1次 | =1次 | met within 100.00
“两新”党组织专题培训次数 | =5次 | =6次 | exceeded beyond-equal 120.00
态势感知终端数量 | >=1次 | =6次 | exceeded beyond 600.00
基层党组织培训次数 | >=1次 | =10次 | exceeded beyond 1000.00
活动举办次数 | >=6次 | =8次 | exceeded beyond 133.33
党群阵地建设数量 | 每天一条 | 每天一条 | met same-words
居民区党组织服务群众活动次数 | >=1次 | =10次 | exceeded beyond 1000.00
津贴发放准确率 | =100% | =100% | met within 100.00
津贴发放准确率 | =100% | =100% | met within 100.00
两新重点领域党组织覆盖率 | =100% | =100% | met within 100.00
党日活动主题契合度 | =100% | =100% | met within 100.00
服务质量达标率 | =100% | =100% | met within 100.00
师资达标率 | >=90% | =100% | exceeded beyond 111.11
活动验收通过率 | =100% | =100% | met within 100.00
阵地建设验收合格率 | =100% | =100% | met within 100.00
津贴发放及时性 | 及时 | 及时 | met same-words
“两新”党组织创建时间 | 当年度完成 | 当年度完成 | met same-words
“两新”活动、培训完成及时率 | =100% | =100% | met within 100.00
培训举办及时率 | =100% | =100% | met within 100.00
故障响应及时性 | 及时 | 提升 | unverifiable words-differ
活动举办及时率 | =100% | =100% | met within 100.00
阵地建设及时性 | 及时 | 及时 | met same-words
“两新”党建能力提升情况 | 提升 | 提升 | met same-words
党员思想觉悟提升情况 | 提升 | 提升 | met same-words
态势感知终端正常运行天数 | =365天 | =365天 | met within 100.00
居民区党组织服务功能 | 提升 | 提升 | met same-words
居民区党组织社区治理能力 | 提升 | 提升 | met same-words
活动覆盖人群 | 党员群众 | 党员群众 | met same-words
党员群众满意度 | >=90% |  | unverifiable actual-blank
管理部门满意度 | >=90% |  | unverifiable actual-blank
`;

const SONGJIANG_LIANGXIN = `
津贴发放人数 | ≥30人 | =80人 | exceeded beyond 266.67
新建“两新”党组织数量 | ≥1个 | =2个 | exceeded beyond 200.00
“两新”党组织主题党日次数 | =1次 | =1次 | met within 100.00
“两新”党组织专题培训次数 | =5次 | =6次 | exceeded beyond-equal 120.00
津贴发放准确率 | =100% | =100% | met within 100.00
两新重点领域党组织覆盖率 | =100% | =100% | met within 100.00
党日活动主题契合度 | =100% | =100% | met within 100.00
师资达标率 | =100% | =100% | met within 100.00
津贴发放及时性 | 及时 | 及时 | met same-words
“两新”党组织创建时间 | 当年度完成 | 当年度完成 | met same-words
“两新”活动、培训完成及时率 | =100% | =100% | met within 100.00
“两新”党建能力提升情况 | 提升 |  | unverifiable actual-blank
党员思想觉悟提升情况 | 提升 |  | unverifiable actual-blank
党员群众满意度 | >=90% |  | unverifiable actual-blank
`;

const SONGJIANG_SHEQU = `
态势感知终端数量 | >=1次 | =6次 | exceeded beyond 600.00
基层党组织培训次数 | >=1次 | =10次 | exceeded beyond 1000.00
活动举办次数 | >=6次 | =8次 | exceeded beyond 133.33
党群阵地建设数量 | 每天一条 | 每天一条 | met same-words
居民区党组织服务群众活动次数 | >=1次 | =10次 | exceeded beyond 1000.00
服务质量达标率 | =100% | =100% | met within 100.00
师资达标率 | >=90% | =100% | exceeded beyond 111.11
活动验收通过率 | =100% | =100% | met within 100.00
阵地建设验收合格率 | =100% | =100% | met within 100.00
培训举办及时率 | =100% | =100% | met within 100.00
故障响应及时性 | 及时 | 及时 | met same-words
活动举办及时率 | =100% | =100% | met within 100.00
阵地建设及时性 | 及时 | 及时 | met same-words
态势感知终端正常运行天数 | =365天 | =365天 | met within 100.00
党员思想觉悟提升情况 | 提升 | 提升 | met same-words
居民区党组织服务功能 | 提升 | 提升 | met same-words
居民区党组织社区治理能力 | 提升 | 提升 | met same-words
活动覆盖人群 | 党员群众 | 党员群众 | met same-words
党员群众满意度 | >=90% | >=90% | unverifiable actual-is-bound
管理部门满意度 | >=90% | >=90% | unverifiable actual-is-bound
`;

const CHONGMING_LINGYU = `
新兴领域党组织书记培训费用标准 | ≤500.00(元/人) | 500.00(元/人) | met within 100.00
新兴领域党组织建设费用标准 | ≤5000.00(元/家) | 9680.00(元/家) | missed short 193.60
新兴领域群体“五新”行动评优费用标准 | ≤200.00(元/人) | 200.00(元/人) | met within 100.00
新兴领域党建“火炬行动”项目费用标准 | ≤20000.00(元) | 3800.00(元) | met within 19.00
开展“两企三新”党员及书记培训 | ≥1.00(次) | 2.00(次) | exceeded beyond 200.00
开展新兴领域党建主题活动 | ≥1.00(次) | 1.00(次) | met within 100.00
开展相关行动推进品牌建设 | ≥1.00(次) | 1.00(次) | met within 100.00
新兴领域党建工作实效 | 提升 | 达成指标 | met declared
新兴领域党建主题活动质量 | 提升 | 达成指标 | met declared
新兴领域群体党组织归属感 | 加强 | 达成指标 | met declared
统筹管理新兴领域群体 | 效率提升 | 达成指标 | met declared
行业部门、乡镇等各单位掌握新兴领域群体情况 | 加深 | 达成指标 | met declared
信息公开规范性 | 规范 | 达成指标 | met declared
长效管理制度健全性 | 健全 | 达成指标 | met declared
长效管理制度执行的有效性 | 有效 | 达成指标 | met declared
基层新兴领域党组织特色品牌建设 | 有力 | 达成指标 | met declared
数据归集平台建设 | 有力 | 达成指标 | met declared
瀛洲新管家平台建设 | 有力 | 达成指标 | met declared
基层新兴领域党组织与新兴领域群体满意度 | 提升 | 达成指标 | met declared
`;

const CHONGMING_KAIBAN = `
购置人员办公设施设备、办公家具 | ≤11.00(人) | 11.00(人) | met within 100.00
制作机关标识牌 | =3.00(处) | 3.00(处) | met within 100.00
办公设施设备质量 | 合格 | 达成指标 | met declared
长效管理制度健全性 | 健全 | 达成指标 | met declared
保障机关工作正常运转持续性 | 持续 | 达成指标 | met declared
群众满意度 | =100.00(%) | 100.00(%) | met within 100.00
`;

const CHONGMING_ZHIYUAN = `
开展志愿服务主题活动 | ≥1.00(次) | 2.00(次) | exceeded beyond 200.00
开展志愿服务品牌建设 | ≥1.00(次) | 1.00(次) | met within 100.00
开展志愿服务宣传活动 | ≥1.00(次) | 3.00(次) | exceeded beyond 300.00
志愿服务阵地建设三级覆盖率 | =100.00(百分比) | 100.00(百分比) | met within 100.00
志愿服务体系进一步健全 | 健全 | 达成指标 | met declared
信息公开规范性 | 规范 | 达成指标 | met declared
长效管理制度健全性 | 健全 | 达成指标 | met declared
长效管理制度执行的有效性 | 有效 | 达成指标 | met declared
`;

const CHONGMING_ZHILI = `
开展村居大讲堂培训 | ≥6.00(次) | 6.00(次) | met within 100.00
社区工作者招录 | ≥2.00(次) | 2.00(次) | met within 100.00
村居务监督委员会主任培训 | ≥1.00(次) | 1.00(次) | met within 100.00
村居大讲堂培训参加率 | =100.00(百分比) | 100.00(百分比) | met within 100.00
社区工作者招录工作符合要求 | 符合 | 达成指标 | met declared
村居务监督委员会主任培训参训率 | =100.00(百分比) | 100.00(百分比) | met within 100.00
提升村居干部工作能力 | 提升 | 达成指标 | met declared
信息公开规范性 | 规范 | 达成指标 | met declared
长效管理制度健全性 | 健全 | 达成指标 | met declared
长效管理制度执行的有效性 | 有效 | 达成指标 | met declared
`;

// The plan of the tracked months is what an actual is held against: =5.00(个), 1.00 planned, 1.00 done is no miss.
const MINHANG_LIANGXIN = `
“两新”党支部书记津贴发放完成数 | =2.00(次) | 2.00 | 2.00 | met within 100.00
版面及宣传阵地更新、维修(护)等 | =2.00(家) | 2.00 | 2.00 | met within 100.00
开展“两新”党组织书记学习培训数量 | =2.00(次) | 1.00 | 1.00 | met within 100.00
“两新”党支部书记津贴发放准确性 | 准确 | 准确 | 准确 | met same-words
版面及宣传阵地更新维护质量 | 合格 | 合格 | 合格 | met same-words
开展“两新”支部学习教育主题活动 | 2023年12月前完成 | 开展中 | 开展中 | met same-words
两新党支部书记津贴发放及时性 | 及时 | 及时 | 及时 | met same-words
完成生病生育探望慰问 | 加强人文关怀，切实增强他们工作的“内动力” | 加强人文关怀，切实增强他们工作的“内动力” | 加强人文关怀，切实增强他们工作的“内动力” | met same-words
对“两新”支部党务工作人员进行党务基础工作等培训 | 覆盖园区“两新”党组织 | 覆盖园区“两新”党组织 | 覆盖园区“两新”党组织 | met same-words
“两新”党组织参与度提高 | 提高 | 提高 | 提高 | met same-words
两新党建工作机制健全性 | 健全 | 健全 | 健全 | met same-words
两新党支部书记满意度 | ≥80.00(%) | 80.00 | 80.00 | met within 100.00
`;

const MINHANG_ZHONGXIN = `
居委党群服务站建设 | =5.00(个) | 1.00 | 1.00 | met within 100.00
区域化党建联席会议 | =1.00(次) | 1.00 | 1.00 | met within 100.00
春节、七一走访困难、老党员人数 | ≥100.00(人) | 100.00 | 104.00 | exceeded beyond 104.00
社区党校现场教学点活动数 | ≥1.00(次) | 1.00 | 1.00 | met within 100.00
居委党群服务站建设合格率 | =100.00(%) | 100.00 | 100.00 | met within 100.00
制作社区党校宣传品质量达标率 | =100.00(%) | 100.00 | 100.00 | met within 100.00
开展党性实践日活动 | 2023年11月前 | 2 | 2 | met within 100.00
春节、七一走访困难、老党员及时性 | 及时 | 及时 | 及时 | met same-words
社区党群服务中心党群之家(文体中心)升级改造 | 2023年底前完成 | 办理施工许可证,做好开工准备 | 手续办理中 | unverifiable words-differ
党员参与度提升情况 | 提升 | 提升 | 提升 | met same-words
长效管理机制健全性 | 健全 | 健全 | 健全 | met same-words
居民区党员、“两新”党员、区域化成员单位满意 | ≥90.00(%) | 90.00 | 90.00 | met within 100.00
`;

const level = { level1: '产出指标', level2: '数量指标' };
const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((cell) => cell.trim()));

const verdict = ({ attainment }: IndicatorLine): string =>
  [attainment?.outcome, attainment?.reason, attainment?.percent?.toFixed(2)].filter(Boolean).join(' ');

describe('the verdict on every indicator of a seed self-evaluation', () => {
  test.each([
    ['000-A 党群综合服务', 32, SONGJIANG_PARENT],
    ['000-B “两新”党建', 14, SONGJIANG_LIANGXIN],
    ['000-C 社区党建', 20, SONGJIANG_SHEQU],
    ['003-A 新兴领域党建工作经费', 19, CHONGMING_LINGYU],
    ['003-B 开办费', 6, CHONGMING_KAIBAN],
    ['003-C 社会工作和志愿服务工作经费', 8, CHONGMING_ZHIYUAN],
    ['003-D 基层治理工作经费', 10, CHONGMING_ZHILI],
  ])('%s: %i rows', (_, count, table) => {
    const rows = cells(table);
    expect(rows).toHaveLength(count);
    const indicators = rows.map(([name = '', target = '', actual = '']) => ({ ...level, name, target, actual }));
    const read = SELF_EVALUATION.read(selfEvaluation({ indicators })).indicators;
    expect(read.map((line) => `${line.row.name}: ${verdict(line)}`)).toEqual(
      rows.map(([name, , , expected]) => `${name}: ${expected}`),
    );
  });
});

describe('the verdict on every indicator of a seed tracking form', () => {
  test.each([
    ['001-A 两新党建工作', 12, MINHANG_LIANGXIN],
    ['001-B 社区党群服务中心工作', 12, MINHANG_ZHONGXIN],
  ])('%s: %i rows', (_, count, table) => {
    const rows = cells(table);
    expect(rows).toHaveLength(count);
    const indicators = rows.map(([name = '', target = '', planned = '', actual = '']) => ({
      ...{ ...level, name, target, planned, actual },
    }));
    const read = TRACKING.read(tracking({ indicators })).indicators;
    expect(read.map((line) => `${line.row.name}: ${verdict(line)}`)).toEqual(
      rows.map(([name, , , , expected]) => `${name}: ${expected}`),
    );
  });
});
