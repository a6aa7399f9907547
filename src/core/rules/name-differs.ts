import { matchingName } from '../history/same-indicator.ts';
import { differInCount, measureLikeness } from '../history/likeness.ts';
import { nameField, nameOf, SUBJECT_WORDS } from '../forms/subject.ts';
import { quote } from './quote.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';

const FIELDS = [
  ['department', '主管部门'],
  ['implementer', '实施单位'],
] as const;
type Field = (typeof FIELDS)[number][0];

/** A closing bracket that says how the form was made, not who is named. */
const REMARK = /\((?:汇总|本级|机关|二级构成)\)$/;
const bareName = (name: string): string => matchingName(name).replace(REMARK, '');

/** From here on two names of different forms count as one name written in two ways. */
const ALIKE = 0.8;

/** 党建服务中心 and 党群服务中心; not 第一小学 and 第二小学, nor 城东 and 城西. */
const isNearly = (one: string, other: string): boolean =>
  measureLikeness(one, other) >= ALIKE && !differInCount(one, other);

interface Known {
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
}
const knows = ({ name, aliases = [] }: Known, printed: string): boolean =>
  [name, ...aliases].some((known) => bareName(known) === bareName(printed));

const isSame = ({ project }: RuleContext, one: string, other: string): boolean =>
  bareName(one) === bareName(other) || (knows(project.owner.unit, one) && knows(project.owner.unit, other));

const referTo = ({ form }: ReadForm, field: Field): string => `${form.id}#${field}`;
const introduce = ({ form, kind, record }: ReadForm): string => `${form.year}年${nameOf(record)}的${kind.name}`;

function outcomeOf(
  context: RuleContext,
  [field, label]: (typeof FIELDS)[number],
  others: readonly ReadForm[],
): Outcome {
  const [printed, expected] = [context.record[field]!, others[0]!.record[field]!];
  const more = others.length > 1 ? `等 ${others.length} 张表` : '';
  return {
    at: field,
    because: others.map((other) => referTo(other, field)),
    message: `${label}${quote(printed)}，${introduce(others[0]!)}${more}写的是${quote(expected)}。`,
    printed,
    expected,
    advice: `是同一个单位的，统一名称，或请管内容的人把另一个写法记作这个单位的其他名称；确是两个单位的，说明理由，不改。`,
  };
}

/** Against the earliest form of the same project and year: one of two names is told once. */
function againstSiblings(context: RuleContext, field: (typeof FIELDS)[number]): Outcome[] {
  const [key] = field;
  const first = context.siblings
    .filter(({ kind, record }) => record[key] && kind.order < context.kind.order)
    .sort((a, b) => a.kind.order - b.kind.order)[0];
  if (!first || isSame(context, context.record[key]!, first.record[key]!)) return [];
  return [outcomeOf(context, field, [first])];
}

/** Parts may have implementers of their own, so only nearly the same name is taken for a slip. */
function againstParts(context: RuleContext, field: (typeof FIELDS)[number]): Outcome[] {
  const [key] = field;
  const own = context.record[key]!;
  const differing = context.project.children
    .flatMap(({ forms }) => forms.filter(({ year }) => year === context.form.year))
    .map((form) => context.open(form))
    .filter(({ record }) => record[key] && isNearly(own, record[key]) && !isSame(context, own, record[key]));
  return differing.length ? [outcomeOf(context, field, differing)] : [];
}

/** A project or department by another name than the one that is registered. */
function checkName({ record, project: { subject, project } }: RuleContext): Outcome[] {
  const printed = nameOf(record);
  if (printed.trim() === '' || knows(project, printed)) return [];
  const noun = SUBJECT_WORDS[subject];
  return [
    {
      at: nameField(record),
      message: `${noun}名称${quote(printed)}，登记的名称是${quote(project.name)}。`,
      printed,
      expected: project.name,
      advice: `是同一个${noun}的，请管内容的人把这个名称记作它的其他名称；否则改正名称，或归到对的${noun}。`,
    },
  ];
}

export const NAME_DIFFERS: Rule = {
  id: 'name-differs',
  family: '对得上',
  title: '同一个项目的各张表上名称不一致',
  why: '名称前后不一，就难以确认几张表说的是不是同一个项目、由谁负责。',
  basis: '通行做法',
  severity: 'warning',
  needs: [],
  check: (context) => [
    ...checkName(context),
    ...FIELDS.filter(([key]) => context.record[key]).flatMap((field) => [
      ...againstSiblings(context, field),
      ...againstParts(context, field),
    ]),
  ],
  examples: [
    {
      title: '目标表和自评表的实施单位不同',
      record: { implementer: '示例街道社区党群服务中心' },
      others: [{ kind: 'target', record: { implementer: '示例街道社区党建服务中心' } }],
      finds: [{ at: 'implementer' }],
    },
    {
      title: '与二级构成的实施单位只差一个字',
      record: { implementer: '示例街道社区党建服务中心' },
      others: [{ relation: 'child', record: { implementer: '示例街道社区党群服务中心' } }],
      finds: [{ at: 'implementer' }],
    },
    {
      title: '括号全角半角、（汇总）不算不同；二级构成可以另有实施单位',
      record: { department: '示例街道办事处（汇总）', implementer: '示例街道社区服务中心' },
      others: [
        { kind: 'target', record: { department: '示例街道办事处(汇总)', implementer: '示例街道社区服务中心' } },
        { relation: 'child', record: { department: '示例街道办事处', implementer: '示例街道第一小学' } },
      ],
      finds: [],
    },
  ],
};
