import { bareLevel } from '../taxonomy/levels.ts';

interface Levels {
  readonly level1: string;
  readonly level2: string;
}

/** Versions of the form print 满意度, 服务对象满意度 and 社会公众或服务对象满意度 for the same thing. */
const levelKey = (label: string): string => {
  const bare = bareLevel(label);
  return bare.includes('满意度') ? '满意度' : bare;
};

/** Whether two rows stand under the same level 1 and 2, however these are spelled. */
export const isSameLevel = (one: Levels, other: Levels): boolean =>
  levelKey(one.level1) === levelKey(other.level1) && levelKey(one.level2) === levelKey(other.level2);

/** `产出—数量` */
export const printLevel = ({ level1, level2 }: Levels): string => {
  const [one, two] = [bareLevel(level1), bareLevel(level2)];
  return [one, two].filter((label, i) => label && (i === 0 || label !== one)).join('—') || '未写类别';
};
