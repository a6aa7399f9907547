import type { Link } from './report.ts';

/** A link to a project with the name of its unit. */
export interface Named extends Link {
  readonly unit: string;
}

/** How projects are named in one list: with their unit where they are of several, since names repeat between units. */
export const nameUnit = ({ unit, text, path }: Named, isOfSeveral: boolean): Link => ({
  text: isOfSeveral ? `${unit}：${text}` : text,
  path,
});
