import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Objection } from '../../core/release/check-changes.ts';

const FAULTS: readonly [kind: RegExp, wrong: RegExp, message: string][] = [
  [/\.css$/, /(?:url\(\s*["']?|@import\s+["']?)(?:https?:)?\/\//i, '样式要向别的网站取东西'],
  [/\.svg$/, /<script|\son[a-z]+\s*=|javascript:|<foreignObject/i, '图片里有脚本'],
  [/\.svg$/, /(?:href|src)\s*=\s*["'](?:https?:)?\/\//i, '图片要向别的网站取东西'],
];

/** What a style or drawing fetches or runs: the policy of a page does not reach a drawing that is opened alone. */
export const inspectAsset = (site: string, path: string): Objection[] =>
  FAULTS.filter(([kind]) => kind.test(path)).flatMap(([, wrong, message]) =>
    wrong.test(readFileSync(join(site, path), 'utf8'))
      ? [{ at: path, message, advice: '这是程序的问题，请报告；公开的网页没有动。' }]
      : [],
  );
