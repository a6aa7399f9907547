import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCatalogue } from '../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../src/core/library/catalogue.ts';
import { readOptions } from '../src/build/command-line.ts';
import { guardCommand } from '../src/build/guard-command.ts';
import { PROJECT } from '../src/io/project.ts';
import { makeWorkFolder, removeWorkFolder } from '../src/disk/work-folder.ts';
import { multiplyContent } from '../src/build/multiply-content.ts';
import { loadContent } from '../src/io/load-content.ts';

const HELP = `用法：npm run bench -- [--content 目录] [--times 倍数] [--runs 次数] [--against 版本]

量一量读入、核对、生成各要多久。内容按倍数复制，复制出来的都标明样例数据。
单个时间各台机器不同，只看比例：同一次运行里，核对与生成之比，或者与另一个版本之比。

  --content 目录   拿什么内容来量（默认 content）
  --times 倍数     每个单位复制多少份（默认 40，约500张表）
  --runs 次数      各量几次，取中间的一次（默认 3）
  --against 版本   同时量 git 的另一个版本，轮流运行，如 HEAD~1

结束状态：0 量完；1 有一次没有成功；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, { content: 'content', times: '40', runs: '3', against: undefined });
for (const name of ['times', 'runs'] as const)
  if (!/^[1-9]\d{0,3}$/.test(options[name])) {
    console.error(`参数写错了：--${name} 要写正整数\n\n${HELP}`);
    process.exit(2);
  }
const runs = Number(options.runs);
const work = makeWorkFolder(tmpdir(), 'mingzhang-bench-');

function measure(task: () => void): number {
  const start = performance.now();
  task();
  return performance.now() - start;
}
const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)}秒`;

/** A build as a user runs it, in a process of its own. */
function build(project: string, content: string): void {
  const out = join(work, 'out');
  const args = ['scripts/build.ts', '--content', content, '--out', out];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Another revision in a folder of its own, with the packages of this one. */
function checkOut(revision: string): string {
  const folder = join(work, 'against');
  execFileSync('git', ['worktree', 'add', '--detach', '--quiet', folder, revision], { cwd: PROJECT });
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

try {
  const folder = join(work, 'content');
  mkdirSync(folder);
  const records = multiplyContent(options.content, folder, Number(options.times));
  const { content } = loadContent(folder, { visibility: 'all' });
  if (!content) throw new Error(`“${options.content}”读不出来，先运行 npm run build 看看错在哪里。`);
  const catalogue = buildCatalogue(content);
  const other = options.against === undefined ? undefined : checkOut(options.against);

  const times: Record<'load' | 'audit' | 'build' | 'other', number[]> = { load: [], audit: [], build: [], other: [] };
  for (let run = 0; run < runs; run++) {
    times.load.push(measure(() => loadContent(folder, { visibility: 'all' })));
    times.audit.push(measure(() => auditCatalogue(catalogue)));
    if (other) times.other.push(measure(() => build(other, folder)));
    times.build.push(measure(() => build(PROJECT, folder)));
  }
  const whole = median(times.build);
  console.log(`${records}张表，各量${runs}次取中位数`);
  console.log(`读入 ${seconds(median(times.load))}，是生成的${(median(times.load) / whole).toFixed(2)}`);
  console.log(`核对 ${seconds(median(times.audit))}，是生成的${(median(times.audit) / whole).toFixed(2)}`);
  console.log(`生成 ${seconds(whole)}`);
  if (other) {
    const ratio = (whole / median(times.other)).toFixed(2);
    console.log(`版本 ${options.against} 的生成 ${seconds(median(times.other))}；现在是它的 ${ratio} 倍`);
  }
} catch (error) {
  console.error(`没有量成：${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  if (options.against !== undefined)
    spawnSync('git', ['worktree', 'remove', '--force', join(work, 'against')], { cwd: PROJECT });
  removeWorkFolder(work);
}
