import type { CorrectionEntry } from '../core/release/correction.ts';

const textOf = (text: string | undefined): string => text ?? '无此格';

function describeEntry({ id, correction }: CorrectionEntry): string {
  const { record, path, old, new: now, hidden } = correction;
  return `  corrections/${id}.yaml  ${record} ${path}：${hidden ? '（不宜再公开）' : textOf(old)} → ${textOf(now)}`;
}

/** What `--correct` has written. @param isNamed the author was given, and is not the unit */
export function describeCorrected(entries: readonly CorrectionEntry[], isNamed: boolean): string {
  const [first] = entries;
  if (!first) return '没有要写的更正：和公布过的内容比，没有还没说明的改动。';
  return [
    `写了${entries.length}条更正记录，看过以后再发布。`,
    isNamed
      ? `更正人“${first.correction.by}”会永远公开；是个人姓名的，可以不写 --by，由单位作更正人。`
      : '更正人写的是各表的单位。',
    ...entries.map(describeEntry),
  ].join('\n');
}

/** What `--prune` has removed. */
export const describePruned = (removed: readonly string[]): string =>
  removed.length
    ? [
        `从磁盘上删去了${removed.length}次含有已撤回内容的旧发布，不能再退回到它们：`,
        ...removed.map((hash) => `  ${hash}`),
      ].join('\n')
    : '留着的旧发布里没有已撤回的内容，什么也没有删。';

/** What `--rollback` has done. */
export const describeRolledBack = ({ hash, former }: { hash: string; former: string | undefined }): string =>
  former === hash ? `公开的已经是 ${hash}。` : `已退回。\n  编号 ${hash}\n  原来 ${former ?? '无'}`;
