import type { Signed } from './signature.ts';
import type { Differences, Verified } from './verify.ts';
import type { Mismatch, VerifiedTarget } from './verify-target.ts';

const MOST_FILES = 100;

/** A name from a manifest or a disk may hold signs that would play with the terminal. */
const plain = (path: string): string => path.replace(/\p{C}/gu, '\ufffd');

function list(word: string, paths: readonly string[]): string[] {
  const more = paths.length - MOST_FILES;
  const lines = paths.slice(0, MOST_FILES).map((path) => `  ${word}  ${plain(path)}`);
  return more > 0 ? [...lines, `  ${word}  另有${more}个`] : lines;
}

export const listDifferences = ({ changed, missing, extra }: Differences): string[] => [
  ...list('改过', changed),
  ...list('缺少', missing),
  ...list('多出', extra),
];

/** A page comes over the network with its includes filled in. */
const FILLED =
  '头部、页脚由门户的服务器填入的（theme 的 ssi、esi），从网上看，网页总是改过的：请核验发布目录，或一个不填入的地址。';

/** @param canList the place tells all it has: a folder does, a server does not */
export function describeVerified(verified: Verified, canList: boolean): string {
  const { manifest, checked } = verified;
  const found = listDifferences(verified);
  if (!manifest) return [...found, '没有可以对照的清单（manifest.json），无法核验。'].join('\n');
  const limit = canList ? '' : '（网站不会列出它有的全部文件，多出的文件要在服务器的目录上核验。）';
  const end = found.length
    ? `${found.length}个文件和发布时不一样。${limit}`
    : `${checked}个文件和清单完全一样。${limit}`;
  const pages = verified.changed.filter((path) => path.endsWith('.html'));
  return [...found, end, ...(canList || !pages.length ? [] : [FILLED]), `发布编号 ${manifest.hash}`].join('\n');
}

function describeMismatch(mismatch: Mismatch): string {
  switch (mismatch.id) {
    case 'no-current':
      return '没有公开的一份：current 不见了，或指向的文件夹没有了。';
    case 'no-history':
      return '发布记录（history.json）不见了或损坏了，不知道哪一次是最近的。';
    case 'not-last':
      return `公开着的 ${mismatch.hash} 不是发布记录里最后的一次（${mismatch.noted}）：current 被人改过，或发布在最后一步中断了。`;
    case 'misnamed':
      return `文件夹 ${mismatch.hash} 里的清单却是 ${mismatch.said}：整个文件夹被换过。`;
    case 'unknown':
      return `发布 ${mismatch.hash} 不在发布记录里：history.json 被改过，或文件夹是别处来的。`;
    case 'wrong-previous':
      return `发布 ${mismatch.hash} 说上一次是 ${mismatch.said ?? '没有'}，发布记录里却是 ${mismatch.noted ?? '没有'}。`;
  }
}

/** The release that is public, the older ones that were kept, and how they stand to the history. */
export function describeTarget({ current, older, mismatches }: VerifiedTarget): string {
  const bad = older.filter((one) => !one.manifest || listDifferences(one).length);
  return [
    ...(current ? [describeVerified(current, true)] : []),
    ...bad.flatMap((one) => [`从前的发布 ${one.hash} 和发布时不一样：`, ...listDifferences(one)]),
    ...(older.length && !bad.length ? [`留着的另外${older.length}次发布也和各自的清单一样。`] : []),
    ...mismatches.map(describeMismatch),
  ].join('\n');
}

export function describeSignature(signed: Signed): string {
  switch (signed.state) {
    case 'valid':
      return `签名有效，签名人 ${plain(signed.by)}。`;
    case 'absent':
      return '没有签名（manifest.json.sig）：这一次发布没有用 --sign，或签名被删去了。';
    case 'unknown':
      return '签名不是 --signers 文件里任何一位签的，或文件不是签名。';
    case 'wrong':
      return '签名和清单对不上：清单在签名以后被换过，或签名是别的文件的。';
  }
}

/** What files and manifest cannot tell by themselves. */
export const LIMIT =
  '只核对了文件和它们自己的清单：有人把文件和清单一起换掉，这样看不出来。要排除这种情况，加 --hash（发布时印出、另外保存的编号）或 --signers（签名人的公钥）。';
