import { bareWords } from './words.ts';

/** Words for one place in an order, the best first; a line of names that stand for one another. */
type Order = readonly (readonly string[])[];

const order = (...lines: readonly string[]): Order => lines.map((names) => names.split('|'));

/** Grades from the best down, where a target names nothing else; other words have no order. */
const GRADES = order('优秀|优', '良好|良', '合格|中|中等', '不合格|差');
/** Classes of water and air: Ⅲ类以上. */
const CLASSES = order('Ⅰ|I|一', 'Ⅱ|II|二', 'Ⅲ|III|三', 'Ⅳ|IV|四', 'Ⅴ|V|五', '劣Ⅴ|劣V|劣五').map((names) =>
  names.map((name) => `${name}类`),
);
/** What sewage works may let out. */
const DISCHARGE = order('一级A', '一级B', '二级', '三级');
const LETTERS = order('A级|A类', 'B级|B类', 'C级|C类', 'D级|D类');
const STARS = order('五星', '四星', '三星', '二星|两星', '一星');
const LEVELS = order('特级', '一级|1级|Ⅰ级|I级', '二级|2级|Ⅱ级|II级', '三级|3级|Ⅲ级|III级', '四级|4级|Ⅳ级|IV级');

const ORDERS = {
  grade: GRADES,
  class: CLASSES,
  discharge: DISCHARGE,
  letter: LETTERS,
  star: STARS,
  level: LEVELS,
} as const satisfies Record<string, Order>;
type Scale = keyof typeof ORDERS;

/** Where in an order a word stands, 0 the best: of grades or of classes. 优良 is one of two. */
export interface Rank {
  readonly scale: Scale;
  readonly best: number;
  readonly worst: number;
}

/** Orders that are the same for whatever is measured. */
const EVERYWHERE = ['grade', 'class', 'star'] as const;

/** Where a word stands in one of these orders. */
function findRank(text: string, scales: readonly Scale[]): Rank | undefined {
  const word = bareWords(text)
    .replace(/^(?:优于|不低于|达到|评为|获评|地表水|水质)+/, '')
    .replace(/(?:等级|等次|等|水质|标准|排放标准)*(?:及?以上)?$/, '');
  if (word === '优良') return { scale: 'grade', best: 0, worst: 1 };
  const bare = word.replace(/(?<=[\p{Script=Han}])级$/u, '');
  return scales
    .map((scale) => [scale, ORDERS[scale].findIndex((same) => same.includes(word) || same.includes(bare))] as const)
    .map(([scale, place]) => ({ scale, best: place, worst: place }))
    .find(({ best }) => best >= 0);
}

/** Where a word stands in an order that everybody knows; undefined for any others. `良好及以上` is as good as its own grade. */
export const rankOf = (text: string): Rank | undefined => findRank(text, EVERYWHERE);

/** What a level of is the better the lower its number is: 服务质量等级; not levels of risks, of alarms and of what is protected. */
const LEVEL_OF = /质量|服务|环境|卫生|绿化|养护|评[定价级估]|考核|信用/;
const LEVEL_NOT_OF = /安全|风险|危险|应急|响应|预警|防护|等保|密|灾/;

/** Two words in one order, which may be one that the sort of indicator alone tells: 一级A for 二级, 一级 for 二级 of 服务质量. */
export function rankBoth(wanted: string, said: string, name: string): readonly [Rank, Rank] | undefined {
  const isLevel = LEVEL_OF.test(name) && !LEVEL_NOT_OF.test(name);
  const isDischarge = /[一二三]级[AB]/.test(wanted + said);
  const scales: Scale[] = [
    ...EVERYWHERE,
    'letter',
    ...(isDischarge ? ['discharge' as const] : isLevel ? ['level' as const] : []),
  ];
  const [best, got] = [findRank(wanted, scales), findRank(said, scales)];
  return best && got && best.scale === got.scale ? [best, got] : undefined;
}
