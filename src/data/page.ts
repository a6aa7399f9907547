import type { PageViews } from '../core/outputs/output.ts';
import type { StaffViews } from '../staff/outputs.ts';
import { currentRun } from './run.ts';

type Views = PageViews & StaffViews;

function currentPage() {
  const { page } = currentRun();
  if (!page) throw new Error('no page is being made');
  return page;
}

/** What the page being made shows. */
export const viewOf = <R extends keyof Views>(_route: R): Views[R] => currentPage().make() as Views[R];

/** The paths of a route: that of the page being made. The list of all pages is `core/outputs`. */
export const listPaths = () => [{ params: currentPage().params }];
