import type { Finding } from '../audit/finding.ts';
import { anchorOf } from '../report/anchors.ts';
import { RULES } from '../rules/registry.ts';
import { address, key, list, text, word } from './columns.ts';
import { declare } from './table.ts';
import { formColumns, type ToldForm } from './told-form.ts';

interface Row {
  readonly of: ToldForm;
  readonly finding: Finding;
}

const RULE_WORDS = Object.fromEntries(RULES.map(({ id, title }) => [id, title]));
const SEVERITY_WORDS = { error: '对不上', warning: '要留意', note: '提示' };
const YES_NO = { true: '是', false: '不是' };

export const FINDINGS = declare<ToldForm, Row>({
  id: 'findings',
  title: '核对',
  meaning: '本栏目公开的核对结果，指出一处一行。核对只看纸面上的数和话合不合得上，不说明有人做错了。',
  key: [],
  references: [{ columns: ['record'], table: 'records' }],
  rows: (of) => of.findings.map((finding) => ({ of, finding })),
  columns: [
    ...formColumns<Row>(({ of }) => of),
    key('path', '位置', '在记录里的位置', ({ finding }) => finding.at),
    word('rule', '规则', '规则的编号', RULE_WORDS, ({ finding }) => finding.rule, true),
    word('severity', '轻重', '', SEVERITY_WORDS, ({ finding }) => finding.severity, true),
    text('message', '说明', '哪里和哪里合不上', ({ finding }) => finding.message, { isRequired: true }),
    list('because', '根据', '结论根据的位置；别的表写作“记录#位置”', ({ finding }) => JSON.stringify(finding.because)),
    word('waived', '已说明', '填表单位是否说明过理由', YES_NO, ({ finding }) => String(finding.waived), true),
    address(
      'address',
      '网址',
      '打开就指着这个数',
      ({ of, finding }) => [of.address, anchorOf(finding.at)].filter(Boolean).join('#'),
      { isRequired: true },
    ),
  ],
});
