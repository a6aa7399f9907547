import { describeBuilt } from '../build/describe-built.ts';
import type { Joined, MadePart } from './join-site.ts';
import type { MadeShard } from './make-shard.ts';
import type { PrunedPacks } from './prune-packs.ts';
import type { Unpacked } from './unpack-site.ts';
import { nameOfShard, type Shard } from './shard.ts';

/** What a shard has done, in words. */
export function describeShard(shard: Shard, { units, forms, made, damaged }: MadeShard): string {
  const kept = units - made;
  return [
    `第 ${nameOfShard(shard)} 片做好了：${units}个单位，${forms}张表；做了${made}个分包${kept ? `，${kept}个没有变，没有重做` : ''}`,
    ...damaged.map((path) => `分包 ${path} 损坏了（和名称里的校验码不一样），已经拿掉重做`),
  ].join('\n');
}

/** What a part of a join has made, in words. */
export const describePart = (part: Shard, { indexes, made }: MadePart): string =>
  `合并的第 ${nameOfShard(part)} 份做好了：${indexes}个搜索索引，做了${made}个${indexes > made ? '，其余没有变' : ''}`;

/** What was joined, in words. @param out folder of the site, as it was named */
export const describeJoined = ({ content, built, release }: Joined, out: string | undefined): string =>
  [
    `已合并：${content.forms.length}张表，${content.projects.length}个项目，${content.units.length}个单位`,
    built && out !== undefined ? `整个网站在 ${out}。${describeBuilt(built)}` : '',
    `编号 ${release}`,
  ]
    .filter(Boolean)
    .join('\n');

/** Names that are shown of many. */
const SHOWN = 20;

/** What is asked for no longer, in words. @param isDone whether it was removed */
export function describePruned({ kept, packs, releases }: PrunedPacks, isDone: boolean): string {
  if (!packs.length && !releases.length) return `没有可以清理的：${kept}个分包都用得着`;
  const lines = [
    `${isDone ? '删去了' : '可以删去'}${packs.length}个分包：没有一片的清单、也没有最近合并的网站用到；留着${kept}个`,
    ...packs.slice(0, SHOWN).map((path) => `  ${path}`),
    ...(packs.length > SHOWN ? [`  另有${packs.length - SHOWN}个`] : []),
    ...releases.map(
      (name) => `  ${isDone ? '没有了' : '会没有'}合并过的网站 ${name}（缺了分包，不能再放到别的服务器）`,
    ),
  ];
  return [...lines, ...(isDone ? [] : ['什么也没有删。没有分片在做的时候，加 --yes 再运行一次。'])].join('\n');
}

/** What was unpacked, in words. */
export const describeUnpacked = ({ release, files, written, fetched, packs }: Unpacked): string =>
  files
    ? `已换上 ${release}：${files}个文件，写了${written}个，其余和上一次共用；${packs}个分包，取了${fetched}个`
    : `已换上 ${release}：这里已经有这一次，什么也没有取`;
