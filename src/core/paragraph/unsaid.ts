import type { NumberCheck } from './check.ts';
import { expect, findGrade } from './expect.ts';
import type { ParagraphFigures } from './figures.ts';
import type { ParagraphSort } from './goals.ts';
import { STEPS, nameSlot, wordsOf, type Slot, type StepWords } from './template.ts';

const placesOf = ({ step }: StepWords): Slot[] => [
  { sort: 'count', step },
  { sort: 'amount', step },
];

/** The places of the template in which the records have a number, in its order. */
function listPlaces({ grades, steps }: ParagraphFigures, sort: ParagraphSort): Slot[] {
  const counted = STEPS.flatMap(placesOf);
  if (sort === 'goals') return placesOf(wordsOf('plan'));
  const isClosed = steps.some(({ kind, projects }) => kind.stage === 'final' && projects.length > 0);
  const graded = isClosed ? grades.map(({ words }): Slot => ({ sort: 'grade', grade: words })) : [];
  return [...counted, { sort: 'average' }, ...graded];
}

/** Numbers that the template asks for and the records have, and a paragraph does not state: `绩效自评的项目数`. */
export function listUnsaid(checks: readonly NumberCheck[], figures: ParagraphFigures, sort: ParagraphSort): string[] {
  const said = new Set(
    checks.map(({ written: { slot }, what }) => {
      const grade = slot?.sort === 'grade' ? findGrade(figures, slot.grade) : undefined;
      return grade ? nameSlot({ sort: 'grade', grade: grade.words }) : what;
    }),
  );
  return listPlaces(figures, sort)
    .filter((slot) => expect(slot, figures, []).bases.length > 0)
    .map(nameSlot)
    .filter((name) => !said.has(name));
}
