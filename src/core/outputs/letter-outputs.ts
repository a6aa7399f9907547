import { letterPath, PROJECTS } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import { listAz, pageAz, viewAz } from '../report/az.ts';
import { digestOf, type Frame } from './frame.ts';
import { page, type Output } from './output.ts';

/** All projects by the sound of their names: one page, or where they are too many for it a page for each letter. */
export function listLetters(content: Content, frame: Frame): Output[] {
  const letters = listAz(content);
  const list = viewAz(letters);
  return [
    page({
      ...{ route: '/projects', path: PROJECTS, params: {} },
      rests: () => digestOf(list, frame),
      make: () => ({ list }),
    }),
    ...pageAz(letters).map((own) => {
      const path = letterPath(own.letter, own.page);
      return page({
        ...{ route: '/projects/[...at]', path, params: { at: path.slice(PROJECTS.length, -1) } },
        rests: () => digestOf(own, frame),
        make: () => ({ list: own }),
      });
    }),
  ];
}
