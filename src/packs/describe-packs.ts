import type { Joined } from './join-site.ts';
import type { MadeShard } from './make-shard.ts';
import { nameOfShard, type Shard } from './shard.ts';

/** What a shard has done, in words. */
export function describeShard(shard: Shard, { units, forms, made, damaged }: MadeShard): string {
  const kept = units - made;
  return [
    `第 ${nameOfShard(shard)} 片做好了：${units}个单位，${forms}张表；做了${made}个分包${kept ? `，${kept}个没有变，没有重做` : ''}`,
    ...damaged.map((path) => `分包 ${path} 损坏了（和名称里的校验码不一样），已经拿掉重做`),
  ].join('\n');
}

/** What was joined, in words. */
export const describeJoined = ({ content: { forms, projects, units } }: Joined): string =>
  `${forms.length}张表，${projects.length}个项目，${units.length}个单位`;
