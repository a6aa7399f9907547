import { keepOutOfMade } from '../disk/made.ts';
import { keepApart, keepOffProject } from '../disk/places.ts';

/** Where a release reads and writes; each by what it is called in messages. */
export interface Places {
  readonly 内容目录: string | undefined;
  readonly 发布到的目录: string;
  readonly 复制到的目录: string | undefined;
}

/** @throws Stopped where two of them meet, or one to write to belongs to something else */
export function checkPlaces(places: Places): void {
  keepApart({ ...places });
  const { 内容目录: _, ...written } = places;
  for (const [name, path] of Object.entries(written)) {
    if (path === undefined) continue;
    keepOffProject(name, path);
    keepOutOfMade(name, path);
  }
}
