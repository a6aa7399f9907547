import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { readAddress } from '../src/command/read-values.ts';
import { todayHere } from '../src/command/today.ts';
import { checkPlaces } from '../src/release/check-places.ts';
import { correctContent } from '../src/release/correct.ts';
import { exportPublic } from '../src/release/export-site.ts';
import { CACHES } from '../src/disk/caches.ts';
import { PROJECT } from '../src/program/project.ts';
import { describeObjections, describeReleased } from '../src/release/report-release.ts';
import { describeCorrected, describePruned, describeRolledBack } from '../src/release/report-upkeep.ts';
import { prune } from '../src/release/prune.ts';
import { rollback } from '../src/release/rollback.ts';
import { forgetSite } from '../src/release/site-cache.ts';
import { Refused } from '../src/release/refused.ts';
import { noStep } from '../src/release/step.ts';
import { tellSteps } from '../src/release/tell-steps.ts';
import { explainStop, Stopped } from '../src/disk/stop.ts';
import { releaseFolder } from '../src/release/target.ts';

const HELP = `用法：mingzhang release --to 目录 [--content 目录] [--base 路径] [--site 网址] [--date 日期]
                      [--dry-run] [--force] [--sign 密钥] [--export 目录] [--progress]
      mingzhang release --to 目录 --rollback [编号] [--export 目录]
      mingzhang release --to 目录 --correct --reason 理由 [--by 更正人]
      mingzhang release --to 目录 --prune

核对内容，生成网页，检查网页，一次换上。有一处通不过就不发布；随时中断，公开的网页都是完整的。
服务器指向“目录/current”。

  --to 目录        发布到哪里：releases/ 里是最近五次发布，current 指向公开的那一次
  --content 目录   内容在哪里（默认 content）
  --base 路径      栏目在网站中的路径，如 /jixiao/（默认取 site.yaml 的 base，再默认 /）
  --site 网址      网站的地址，如 https://www.example.gov.cn（默认取 site.yaml 的 url）
  --date 日期      今天的日期（默认取本机的日期）：定期公布的表到了这一天才公布
  --dry-run        只核对、生成、检查，什么也不写
  --force          一张表也没有时也发布
  --sign 密钥      用 ssh 密钥签名（要有 ssh-keygen）；公众用 verify --signers 核验是谁发布的
  --export 目录    发布（或退回）以后再原样复制一份，给不能用链接的服务器
  --rollback       退回上一次发布；写上编号（或它的开头几位）就退回那一次
  --correct        把改动过的已公布内容写成更正记录，放进内容目录的 corrections/；不发布
  --reason         更正的理由
  --by             更正人；不写就是那张表的单位。写上的会永远公开
  --progress       边做边说做到哪一步
  --prune          从磁盘上删去含有已撤回内容的旧发布

结束状态：0 成功；1 没有发布（原因见输出）；2 参数写错。`;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return DATE.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

function refuse(message: string): never {
  return refuseUse(message, HELP);
}

/** `--rollback` may stand alone or with a name after it. */
const completeRollback = (args: readonly string[]): string[] =>
  args.map((word, i) => (word === '--rollback' && (args[i + 1] ?? '-').startsWith('-') ? '--rollback=' : word));

guardCommand();
const options = readOptions(
  HELP,
  {
    to: undefined as string | undefined,
    content: 'content',
    base: undefined as string | undefined,
    site: undefined as string | undefined,
    date: undefined as string | undefined,
    'dry-run': false,
    export: undefined as string | undefined,
    rollback: undefined as string | undefined,
    correct: false,
    prune: false,
    force: false,
    progress: false,
    sign: undefined as string | undefined,
    reason: undefined as string | undefined,
    by: undefined as string | undefined,
  },
  completeRollback(process.argv.slice(2)),
);

if (!options.to) refuse('没有写 --to（发布到哪里）');
for (const name of ['content', 'export', 'date', 'site', 'sign'] as const)
  if (options[name] === '') refuse(`--${name} 后面没有写内容`);
const modes = [
  options.rollback === undefined ? '' : '--rollback',
  options.correct ? '--correct' : '',
  options.prune ? '--prune' : '',
].filter(Boolean);
// a switch that is not heeded would do what was only to be tried
if (modes.length && options['dry-run']) refuse(`--dry-run 不能和 ${modes.join('、')} 一起用`);
if (modes.length > 1) refuse(`${modes.join(' 和 ')} 不能一起用`);
for (const mode of ['correct', 'prune'] as const)
  if (options[mode] && options.export !== undefined) refuse(`--export 不能和 --${mode} 一起用`);
if (options.rollback && !/^[0-9a-f]{1,64}$/.test(options.rollback))
  refuse(`编号“${options.rollback}”应当是发布时印出的编号，或它的开头几位`);
if (options.rollback === undefined && statSync(options.content, { throwIfNoEntry: false })?.isFile())
  refuse(`“${options.content}”是文件，--content 要写内容目录`);
const address = readAddress(options, HELP);
const target = resolve(options.to);
// the one place with a clock: everything below is told the day
const today = options.date ?? todayHere();
if (!isDate(today)) refuse(`日期“${today}”应当像 2026-05-20`);

function rollBack(name: string): string {
  const { export: to } = options;
  const folder = existsSync(options.content) ? resolve(options.content) : undefined;
  checkPlaces({ 内容目录: folder, 发布到的目录: target, 复制到的目录: to && resolve(to) });
  const gone = rollback(target, name === '' ? undefined : name, today, noStep);
  if (to !== undefined) exportPublic(releaseFolder(target, gone.hash), resolve(to), noStep);
  return describeRolledBack(gone);
}

function correct(): string {
  const { reason, by } = options;
  if (!reason?.trim()) return refuse('--correct 要写 --reason（理由）');
  if (by?.trim() === '') return refuse('--by 后面没有写更正人');
  const content = loadOrReport(options.content, 'all');
  return describeCorrected(
    correctContent(options.content, content, target, { reason, by, date: today }),
    by !== undefined,
  );
}

async function releaseAll(): Promise<string> {
  // only here: a rollback must not wait until the builder is loaded
  const { updateSite } = await import('../src/build/update-site.ts');
  const { checkEarly } = await import('../src/build/kept/early-check.ts');
  const { keptFolder, keptSite, takeSite } = await import('../src/release/site-cache.ts');
  const { release } = await import('../src/release/release.ts');
  const early = checkEarly(keptSite(target));
  const content = loadOrReport(options.content, 'all');
  const { base = content.site.base, site = content.site.url } = address;
  const dryRun = options['dry-run'];
  // the builder keeps what it is at work on below the folder it is started in
  const folder = resolve(options.content);
  const exportTo = options.export && resolve(options.export);
  process.chdir(PROJECT);
  const released = await release({
    folder,
    content,
    target,
    base,
    address: site,
    today,
    dryRun,
    exportTo,
    force: options.force,
    key: options.sign && resolve(options.sign),
    cache: CACHES.release,
    step: options.progress ? tellSteps((words) => console.error(words)) : noStep,
    kept: join(keptFolder(target), 'verdicts.json'),
    build: async (shown) => {
      const out = takeSite(target);
      await updateSite({ content: shown, out, base, site, preview: false, early });
      return out;
    },
  });
  return describeReleased(released, dryRun);
}

async function act(): Promise<string> {
  if (options.rollback !== undefined) return rollBack(options.rollback);
  if (options.correct) return correct();
  if (options.prune) {
    const gone = prune(target, noStep);
    forgetSite(target);
    return describePruned(gone);
  }
  return releaseAll();
}

try {
  console.log(await act());
} catch (thrown) {
  const error = explainStop(thrown);
  if (error instanceof Refused) console.error(describeObjections(error.objections));
  else if (error instanceof Stopped)
    console.error(`没有完成：${error.message}。\n  → ${error.advice}\n公开的网页没有动，或仍是完整的一份。`);
  else throw error;
  process.exitCode = 1;
}
