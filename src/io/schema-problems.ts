import { z, type core } from 'zod';
import { COLOUR_NAMES, LOOKS } from '../core/theme/settings.ts';
import { nearestKey } from './nearest-key.ts';
import type { FieldLabels } from './field-labels.ts';
import type { Path } from './parsed.ts';

type Issue = core.$ZodIssue;

/** A problem of one value, still without its place. */
export interface SchemaProblem {
  readonly path: Path;
  /** Point at the key rather than the value. */
  readonly atKey: boolean;
  readonly message: string;
  readonly advice: string;
}

const SORTS: Record<string, string> = {
  string: '文字',
  array: '列表（每项以 - 开头）',
  object: '一组栏目',
  record: '一组栏目',
};

/** What a value with a pattern of its own must look like, by its path without row numbers. */
const FORMATS: Record<string, [message: string, advice: string]> = {
  year: ['年度要写四位数字', '如 year: "2023"。'],
  'publication.date': ['日期要写成“年-月-日”，而且是真有的一天', '如 "2024-05-20"；没有日期就删去这一栏。'],
  'waivers.date': ['日期要写成“年-月-日”，而且是真有的一天', '如 "2024-05-20"。'],
  'period.from': ['月份要写成“年-月”', '如 "2023-01"；表上印的写法放在 label。'],
  'period.to': ['月份要写成“年-月”', '如 "2023-08"；表上印的写法放在 label。'],
  format: ['记录格式的版本是一个整数', '从来没有写过的，删去这一项；它由 mingzhang update 改。'],
  base: ['路径要以 / 开头、以 / 结尾，中间只用字母、数字、点和连字符', '如 "/jixiao/"。'],
  url: ['这不是网址，或没有只写到域名', '如 "https://www.example.gov.cn"，后面不带斜线。'],
  grades: ['各等级的分数要从高到低', '先写最好的等级，如 优 "90"、良 "80"、中 "60"、差 "0"。'],
  'grades.from': ['分数要写成数', '如 "90"。'],
  'publication.deadlines.target': ['期限要写成“上年、当年或次年”加“月-日”', '如 "当年03-31"。'],
  'publication.deadlines.tracking': ['期限要写成“上年、当年或次年”加“月-日”', '如 "当年09-30"。'],
  'publication.deadlines.self-evaluation': ['期限要写成“上年、当年或次年”加“月-日”', '如 "次年06-30"。'],
  'publication.deadlines.narrative': ['期限要写成“上年、当年或次年”加“月-日”', '如 "当年03-31"。'],
  'theme.portal.url': ['要写完整的网址，或以 / 开头的路径', '如 "https://www.example.gov.cn/" 或 "/"。'],
  'theme.logo': [
    '徽标要是 theme/ 里的 svg、png、jpg 或 webp 图片，并写明 portal',
    '如 theme/logo.svg，和 portal: { name: …, url: … }。',
  ],
  'theme.style': [
    '文件要放在内容目录的 theme/ 里，是 .css 文件，名称只用字母、数字、点和连字符',
    '如 theme/portal.css。',
  ],
  'theme.analytics': [
    '只能是本门户上的脚本，写以 / 开头的路径',
    '如 /tongji/count.js；别的网站的统计脚本，网页的安全策略不让运行。',
  ],
  'theme.frame': ['frame: none 的网页没有头部、导航、页脚和徽标', '删去它们，或不写 frame: none。'],
  'thresholds.lowRate': ['百分数只写数，不写 %', '如 "90"。'],
  'thresholds.overAchievement': ['百分数只写数，不写 %', '如 "30"。'],
  'thresholds.behindTime': ['百分点只写数，不写 %', '如 "20"。'],
  'thresholds.slowPace': ['百分数只写数，不写 %', '如 "80"。'],
  'thresholds.verySlowPace': ['百分数只写数，不写 %', '如 "60"。'],
  'thresholds.proportion': ['分数要写成数', '如 "0.5"。'],
  'thresholds.heavyIndicator': ['分数要写成数', '如 "40"。'],
  'thresholds.weightStructure': ['分数要写成数', '如 "5"。'],
  'thresholds.goalCopied': ['百分数只写数，不写 %', '如 "90"。'],
};

/** What a part of the portal's frame must look like. */
const PART: [string, string] = [
  '写 file、ssi、esi 中的一个',
  '如 { file: theme/head.html }，或 { ssi: /inc/head.html }。',
];
const INCLUDED: [string, string] = ['要写门户上以 / 开头的路径，只用字母、数字、点和连字符', '如 /inc/head.html。'];
const themeFile = (ending: string, example: string): [string, string] => [
  `文件要放在内容目录的 theme/ 里，是 ${ending} 文件，名称只用字母、数字、点和连字符`,
  `如 theme/${example}。`,
];
for (const place of ['head', 'nav', 'foot'])
  Object.assign(FORMATS, {
    [`theme.${place}`]: PART,
    [`theme.${place}.file`]: themeFile('.html', 'head.html'),
    [`theme.${place}.ssi`]: INCLUDED,
    [`theme.${place}.esi`]: INCLUDED,
  });
for (const look of LOOKS)
  for (const name of COLOUR_NAMES)
    FORMATS[`theme.colours.${look}.${name}`] = ['颜色要写成 # 加六位十六进制数', '如 "#a8281e"。'];

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
}

const shapes = new WeakMap<z.ZodType, JsonSchema>();

function shapeOf(schema: z.ZodType): JsonSchema {
  const shape = shapes.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  shapes.set(schema, shape);
  return shape;
}

/** The keys that a schema knows at a path. */
function knownKeys(schema: z.ZodType, path: Path): string[] {
  let shape: JsonSchema | undefined = shapeOf(schema);
  for (const step of path) shape = typeof step === 'number' ? shape?.items : shape?.properties?.[String(step)];
  return Object.keys(shape?.properties ?? {});
}

const fieldOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

/** The words for zod's issues about one file's schema. */
class IssueExplainer {
  readonly #schema: z.ZodType;
  readonly #labels: FieldLabels;
  constructor(schema: z.ZodType, labels: FieldLabels) {
    this.#schema = schema;
    this.#labels = labels;
  }

  explain(issue: Issue): SchemaProblem[] {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => this.#unknownKey(path, key));
    if (issue.input === undefined && path.length) {
      const advice =
        issue.code === 'invalid_value'
          ? `可以写：${issue.values.join('、')}。`
          : '请补上；表中空着就写 ""，不能省去这一栏。';
      return [{ path, atKey: true, message: `缺少${this.#name(path)}`, advice }];
    }
    return [{ path, atKey: false, ...this.#wrongValue(issue) }];
  }

  #wrongValue(issue: Issue): Pick<SchemaProblem, 'message' | 'advice'> {
    const name = this.#name(issue.path);
    switch (issue.code) {
      case 'invalid_type':
        return {
          message: `${name}应当是${SORTS[issue.expected] ?? issue.expected}`,
          advice:
            issue.expected === 'string' ? '文字写在冒号后面，有特殊符号就放进双引号。' : '看看缩进和 - 是否写对。',
        };
      case 'invalid_union':
        return { message: `${name}应当是文字或文字的列表`, advice: '看看缩进和 - 是否写对。' };
      case 'invalid_value':
        return { message: `${name}的写法不认识`, advice: `可以写：${issue.values.join('、')}。` };
      case 'too_small':
        return { message: `${name}不能空着`, advice: '请补上内容。' };
      default: {
        const [message, advice] = FORMATS[fieldOf(issue.path)] ?? ['的写法不对', '请对照手册改正。'];
        return { message: `${name}${message.startsWith('的') ? '' : '：'}${message}`, advice };
      }
    }
  }

  #unknownKey(path: Path, key: string): SchemaProblem {
    const known = knownKeys(this.#schema, path);
    const labelled = known.find((name) => this.#labels[fieldOf([...path, name])] === key);
    const like = labelled ?? nearestKey(key, known);
    const rest = known.includes('extra')
      ? '表中有而格式没有的栏目，放到 extra 下面，用表中的名称。'
      : `这里可以写：${known.join('、')}。`;
    return {
      path: [...path, key],
      atKey: true,
      message: `不认识的栏目“${key}”`,
      advice: like ? `是不是“${like}”？` : rest,
    };
  }

  /** `“funds.0.executed”（全年执行数）` */
  #name(path: Path): string {
    if (path.length === 0) return '整个文件';
    const label = this.#labels[fieldOf(path)];
    return `“${path.map(String).join('.')}”${label === undefined ? '' : `（${label}）`}`;
  }
}

/** zod's issues in a clerk's words. @param issues made with `reportInput`, which tells a missing value from a wrong one. */
export function explainIssues(issues: readonly Issue[], schema: z.ZodType, labels: FieldLabels): SchemaProblem[] {
  const explainer = new IssueExplainer(schema, labels);
  return issues.flatMap((issue) => explainer.explain(issue));
}
