import type { Built } from './site-build.ts';

function sayWhy({ changed, added, removed }: Built['forms']): string {
  const parts = [
    changed ? `${changed} 张表变了` : '',
    added ? `${added} 张表新增` : '',
    removed ? `${removed} 张表去掉了` : '',
  ].filter(Boolean);
  return parts.length ? parts.join('，') : '单位、项目或文件变了';
}

/** `1 张表变了：重做 6 页`: what a build has made, and why. */
export function describeBuilt({ isWhole, forms, pages, files }: Built): string {
  if (isWhole) return `全部生成：${pages} 页`;
  return files ? `${sayWhy(forms)}：重做 ${pages} 页` : '没有变化，网页没有动';
}

/** Nothing is said of what takes less, in milliseconds. */
const SOON = 3000;
const BETWEEN = 2000;

/** Tells on long work how far it is. @param say gets a line now and then */
export function tellProgress(say: (line: string) => void): (done: number, of: number) => void {
  let next = performance.now() + SOON;
  return (done, of) => {
    if (performance.now() < next || done === of) return;
    next = performance.now() + BETWEEN;
    say(`正在生成：${done} / ${of} 个单位`);
  };
}
