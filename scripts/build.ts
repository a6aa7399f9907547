import { resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { checkEarly } from '../src/build/kept/early-check.ts';
import { describeBuilt, tellProgress } from '../src/build/describe-built.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepApart, keepOffProject } from '../src/disk/places.ts';
import { PROJECT } from '../src/program/project.ts';

const HELP = `用法：mingzhang build [--content 目录] [--out 目录] [--base 路径] [--site 网址] [--fresh]
      mingzhang build --shard 第几片/共几片 --packs 目录 [--content 目录] [--base 路径] [--site 网址]
      mingzhang build --join 目录 [--part 第几份/共几份] [--out 目录] [--shards 共几片]
      mingzhang build --prune-packs 目录 [--yes]

由内容目录生成整个栏目（静态网页和搜索索引）。和上次相比，只重做变了的；全部做成以后才换上。
记录太多、一台机器做不过来的，分成几片在几台机器上做，再合并（手册第八章）；结果和一台机器做的一个字节不差。

  --content 目录   内容在哪里（默认 content）
  --out 目录       网页放到哪里（默认 dist）：空的、还没有的，或上次生成的目录；里面有别的文件就不动它
  --base 路径      栏目在网站中的路径，如 /jixiao/（默认取 site.yaml 的 base，再默认 /）
  --site 网址      网站的地址，如 https://www.example.gov.cn（默认取 site.yaml 的 url）
  --fresh          不管上次留下的，全部重做
  --shard i/n      只做全部单位的第 i 份（共 n 份）：每个单位一个分包，放进 --packs；已经有的不重做
  --packs 目录     分包放在哪里：各台机器都看得见的一个目录；或对象存储，写成 s3://桶/前缀（--join 也一样），
                   地址和密钥用环境变量 AWS_ENDPOINT_URL_S3、AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY
  --join 目录      各片做好以后合并：由分包做出首页、年度、搜索索引等，也打成分包，网站服务器用
                   mingzhang unpack 取；写了 --out，再把整个网站放到那里
  --part i/n       和 --join 一起，在几台机器上：先做搜索索引的第 i 份（共 n 份），放进分包目录；
                   都做好以后再运行不带 --part 的 --join，就不用做了。少做几份也行，合并时补上
  --shards n       目录里有按不同份数做的几套时，合并共 n 份的那一套
  --same-as 校验码 和 --shard 一起：内容不是 mingzhang cluster 那台的一份，就不做（由它自己写上）
  --prune-packs 目录  说出没有一片的清单、也没有最近合并的网站用到的旧分包；加 --yes 才删去

结束状态：0 成功；1 内容有错误或生成失败；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, {
  content: 'content',
  out: undefined as string | undefined,
  base: undefined as string | undefined,
  site: undefined as string | undefined,
  shard: undefined as string | undefined,
  packs: undefined as string | undefined,
  join: undefined as string | undefined,
  shards: undefined as string | undefined,
  part: undefined as string | undefined,
  'same-as': undefined as string | undefined,
  'prune-packs': undefined as string | undefined,
  yes: false,
  fresh: false,
});
const progress = tellProgress((line) => console.error(line));

function refuse(message: string): never {
  return refuseUse(message, HELP);
}
/** An option that is not heeded would leave something undone. */
function refuseWith(mode: string, names: readonly (keyof typeof options)[]): void {
  for (const name of names)
    if (options[name] !== undefined && options[name] !== false) refuse(`--${name} 不和 ${mode} 一起用`);
}

function readOut(): string {
  const { content, out = 'dist' } = options;
  if (out === '') refuse('--out 后面没有写目录');
  const folder = resolve(out);
  keepApart({ ...(options.join === undefined ? { 内容目录: content } : {}), 输出目录: folder });
  keepOffProject('输出目录', folder);
  keepOutOfMade('输出目录', folder);
  return folder;
}

/** What makes a site takes a while to load; none of it is needed to know what is asked for. */
const loadBuilding = async () => {
  const [{ readAddress }, { loadOrReport }] = await Promise.all([
    import('../src/command/read-values.ts'),
    import('../src/command/load-or-report.ts'),
  ]);
  return { address: readAddress(options, HELP), loadOrReport };
};
const loadPacks = () => import('../src/packs/index.ts');

async function shareOut(share: string): Promise<string> {
  const { describeShard, makeShard, openStore, readShard, refuseOther, ShardPart } = await loadPacks();
  const { address, loadOrReport } = await loadBuilding();
  const shard = readShard(share) ?? refuse(`--shard ${share} 应当像 2/8：第几片，共几片`);
  refuseWith('--shard', ['out', 'join', 'shards', 'part', 'fresh', 'yes']);
  if (!options.packs) return refuse('--shard 要写 --packs（分包放在哪里）');
  const store = openStore(options.packs, { 内容目录: options.content }, true);
  if (options['same-as'] !== undefined) refuseOther(options.content, shard, options['same-as']);
  const part = new ShardPart(shard);
  const content = loadOrReport(options.content, 'public', false, part.choose);
  process.chdir(PROJECT);
  const place = { base: address.base ?? content.site.base, site: address.site ?? content.site.url };
  return describeShard(shard, await makeShard({ content, part, place, store, progress }));
}

async function partOfJoin(from: string, count: number | undefined): Promise<string> {
  refuseWith('--part', ['out']);
  const { describePart, joinPart, openStore, readShard } = await loadPacks();
  const share = readShard(options.part!) ?? refuse(`--part ${options.part} 应当像 2/8：第几份，共几份`);
  const store = openStore(from, {}, false);
  process.chdir(PROJECT);
  return describePart(share, await joinPart({ store, count }, share));
}

async function join(from: string): Promise<string> {
  refuseWith('--join', ['base', 'site', 'packs', 'fresh', 'same-as', 'yes']);
  const { describeJoined, joinSite, openStore, readShard } = await loadPacks();
  const count = options.shards === undefined ? undefined : readShard(`1/${options.shards}`)?.of;
  if (options.shards !== undefined && count === undefined) refuse(`份数“${options.shards}”应当是 1 到 9999 的整数`);
  if (options.part !== undefined) return partOfJoin(from, count);
  const out = options.out === undefined ? undefined : readOut();
  const store = openStore(from, out === undefined ? {} : { 输出目录: out }, false);
  process.chdir(PROJECT);
  const joined = await joinSite({ store, count, out });
  const { warnOfLimits } = await import('../src/command/warn-of-limits.ts');
  if (out !== undefined) for (const line of warnOfLimits(out)) console.error(line);
  return describeJoined(joined, options.out);
}

async function prune(place: string): Promise<string> {
  refuseWith('--prune-packs', ['base', 'site', 'packs', 'fresh', 'same-as', 'out', 'join', 'shards', 'part', 'shard']);
  const { describePruned, openStore, prunePacks } = await loadPacks();
  return describePruned(await prunePacks(openStore(place, {}, false), !options.yes), options.yes);
}

async function build(): Promise<string> {
  refuseWith('不分片的生成', ['packs', 'shards', 'part', 'same-as', 'yes']);
  const out = readOut();
  // another thread looks through the site while this one loads the program and the content
  const early = options.fresh ? undefined : checkEarly(out);
  const { address, loadOrReport } = await loadBuilding();
  const { updateSite } = await import('../src/build/update-site.ts');
  const content = loadOrReport(options.content, 'public', options.fresh);
  // the folder a command is started in may be the one that is replaced
  process.chdir(PROJECT);
  const built = await updateSite({
    content,
    out,
    base: address.base ?? content.site.base,
    site: address.site ?? content.site.url,
    preview: false,
    fresh: options.fresh,
    early,
    progress,
  });
  const { forms, projects, units } = content;
  const { warnOfLimits } = await import('../src/command/warn-of-limits.ts');
  for (const line of warnOfLimits(out, content)) console.error(line);
  return `已生成：${options.out ?? 'dist'}（${forms.length}张表，${projects.length}个项目，${units.length}个单位）\n${describeBuilt(built)}`;
}

if (options['prune-packs'] !== undefined) console.log(await prune(options['prune-packs']));
else if (options.shard !== undefined) console.log(await shareOut(options.shard));
else console.log(await (options.join === undefined ? build() : join(options.join)));
