import { resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { todayHere } from '../src/command/today.ts';
import { keepOffProject } from '../src/disk/places.ts';
import { describeUnpacked } from '../src/packs/describe-packs.ts';
import { openStore } from '../src/packs/open-store.ts';
import { unpackSite } from '../src/packs/unpack-site.ts';

const HELP = `用法：mingzhang unpack --packs 目录|s3://桶/前缀 --to 目录 [--release 编号]

在网站服务器上运行：把合并好的网站（mingzhang build --join）放到这台机器的磁盘上，一次换上。
只取这里没有的分包，没有变的文件和上一次共用；随时中断，公开的网页都是完整的。服务器指向“目录/current”。

  --packs 目录     分包在哪里：一个目录，或对象存储的 s3://桶/前缀（地址和密钥用环境变量，见手册第八章）
  --to 目录        放到哪里：releases/ 里是最近五次，current 指向公开的那一次
  --release 编号   放哪一次（默认最近合并的一次）；写从前的编号就退回那一次

结束状态：0 成功；1 没有换上（原因见输出）；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, {
  packs: undefined as string | undefined,
  to: undefined as string | undefined,
  release: undefined as string | undefined,
});
if (!options.packs) refuseUse('没有写 --packs（分包在哪里）', HELP);
if (!options.to) refuseUse('没有写 --to（放到哪里）', HELP);
if (options.release !== undefined && !/^[0-9a-f]{64}$/.test(options.release))
  refuseUse(`编号“${options.release}”应当是合并时印出的 64 位编号`, HELP);
const target = resolve(options.to);
keepOffProject('放网页的目录', target);
const store = openStore(options.packs, { 放网页的目录: target }, false);
console.log(describeUnpacked(await unpackSite({ store, target, release: options.release, today: todayHere() })));
