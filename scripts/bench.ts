import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureCommand } from '../src/bench/measure-command.ts';
import { multiplyContent } from '../src/bench/multiply-content.ts';
import { describeBench, listRows, median } from '../src/bench/report-bench.ts';
import { runBench } from '../src/bench/run-bench.ts';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { makeWorkFolder, removeWorkFolder } from '../src/disk/work-folder.ts';
import { PROJECT } from '../src/program/project.ts';

const HELP = `用法：npm run bench -- [--content 目录] [--records 张数] [--runs 次数] [--against 版本] [--json]

量一量每件事要等多久：从头生成、没有改动再生成、改一张表再生成、预览里保存、发布、改一张表再发布；
用了多少处理器和内存，处理器的时间用在哪里。单个时间各台机器不同，比例（和从头生成相比）可以互相比。
内容是复制出来的，项目和单位的名称里标明样例数据；原来的内容不动。

  --content 目录   拿什么内容来量（默认 content）
  --records 张数   至少复制到多少张表（默认 1000）；写 0，照原样量
  --runs 次数      各量几次，取中位数（默认 3）
  --against 版本   同时量 git 的另一个版本从头生成，如 HEAD~1
  --json           结果写成 JSON

结束状态：0 量完；1 有一次没有成功；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, {
  content: 'content',
  records: '1000',
  runs: '3',
  against: undefined as string | undefined,
  json: false,
});
if (!/^\d{1,7}$/.test(options.records)) refuseUse('--records 要写张数，如 1000', HELP);
if (!/^[1-9]\d?$/.test(options.runs)) refuseUse('--runs 要写 1 到 99', HELP);
const runs = Number(options.runs);
const from = resolve(options.content);
loadOrReport(from, 'all');
const work = makeWorkFolder(tmpdir(), 'mingzhang-bench-');

/** Another revision in a folder of its own, with the packages of this one. */
function checkOut(revision: string): string {
  const folder = join(work, 'against');
  execFileSync('git', ['worktree', 'add', '--detach', '--quiet', folder, revision], { cwd: PROJECT });
  if (!existsSync(join(folder, 'node_modules')))
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Seconds of a build from nothing by another revision. */
async function measureOther(revision: string, content: string): Promise<number> {
  const project = checkOut(revision);
  const args = ['bin/mingzhang.js', 'build', '--content', content, '--out', join(work, 'other'), '--fresh'];
  const walls: number[] = [];
  for (let run = 0; run < runs; run++) walls.push((await measureCommand(project, args, work)).wall);
  return median(walls);
}

try {
  const content = join(work, 'content');
  if (options.records === '0') cpSync(from, content, { recursive: true });
  else {
    mkdirSync(content);
    multiplyContent(from, content, Number(options.records));
  }
  const records = loadOrReport(content, 'all').forms.length;
  const other = options.against === undefined ? undefined : await measureOther(options.against, content);
  const tell = (what: string): void => console.error(`正在量：${what}`);
  const bench = await runBench({ project: PROJECT, content, work, runs, tell });
  console.log(
    options.json
      ? JSON.stringify({ records, runs, cases: listRows(bench), stages: bench.stages, against: other })
      : describeBench(bench, records, runs, other),
  );
} catch (error) {
  console.error(`没有量成：${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  if (options.against !== undefined)
    spawnSync('git', ['worktree', 'remove', '--force', join(work, 'against')], { cwd: PROJECT });
  removeWorkFolder(work);
}
