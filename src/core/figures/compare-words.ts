import { HUNDRED } from './decimal.ts';
import { isBound } from './compare-numbers.ts';
import type { Shapes } from './compare-shapes.ts';
import { judge, MISSED, type Attainment } from './outcome.ts';
import { readStated } from './stated.ts';
import { contradicts, isDenied } from './words.ts';

const SOME = /^若干\p{Script=Han}{0,3}$/u;
/** 若干份 is any number but none. */
export function bySome({ wanted, said, actual }: Shapes): Attainment | undefined {
  if (!SOME.test(wanted)) return undefined;
  const stated = readStated(actual)?.quantity;
  if (stated && !isBound(stated)) return judge(stated.value.gt(0));
  return /^[尚暂还]?(?:未|没有|无$)/.test(said) ? MISSED : undefined;
}

/** 及时率100% for 及时: the share of what the word says. */
export function byShareOfWord({ target, wanted, actual }: Shapes): Attainment | undefined {
  const stated = target.kind === 'words' ? readStated(actual) : undefined;
  if (stated?.quantity.unit !== '%' || isBound(stated.quantity) || stated.about !== `${wanted}率`) return undefined;
  return judge(stated.quantity.value.gte(HUNDRED));
}

const AFTER_TEST =
  /^(?:经|均|已|全部|一次性)*(?:验收|竣工验收|检测|检验|抽检|考核|检查|审核|评审|测评|评估|年检)(?:均|全部|结果为?|为)*/;
/** 验收合格 for 合格, 检测未达标 for 达标. */
export function byTest({ wanted, said }: Shapes): Attainment | undefined {
  const found = said.replace(AFTER_TEST, '');
  if (found === said || wanted === said) return undefined;
  if (found === wanted) return { outcome: 'met', reason: 'same-words' };
  return isDenied(found) || contradicts(wanted, found) ? MISSED : undefined;
}
