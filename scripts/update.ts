import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readOptions } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { Stopped } from '../src/disk/stop.ts';
import { commitFiles, NotWritten, undoUnfinished } from '../src/io/import/commit-files.ts';
import { targetOf } from '../src/io/import/known-content.ts';
import { describeUpdate } from '../src/update/describe-update.ts';
import { planUpdate } from '../src/update/plan-update.ts';

const HELP = `用法：mingzhang update [--content 目录] [--write]

换了新的程序以后，看内容要改什么：记录格式的版本，和编辑器用的格式说明。只看，不写。

  --content 目录   内容在哪里（默认 content）
  --write          照看到的改：要么全部改好，要么一个文件也不改；注释和表上印的字都留着

记录格式的版本写在 site.yaml 的 format；没有写的是第 1 版。
结束状态：0 成功，或没有要改的；1 内容比程序新、读不出来或没有写成；2 参数写错。`;

guardCommand();
const { content, write } = readOptions(HELP, { content: 'content', write: false });
if (!existsSync(join(content, 'site.yaml')))
  throw new Stopped(`“${content}”里没有 site.yaml，不是内容目录`, '用 --content 指明它在哪里。');
keepOutOfMade('内容目录', content);
const target = targetOf(join(resolve(content), 'records'));
try {
  // what a killed run left half done is no version of the content
  if (write) undoUnfinished(target);
  const plan = planUpdate(content);
  if (write) commitFiles(plan.files, target);
  console.log(describeUpdate(plan, write));
} catch (error) {
  if (!(error instanceof NotWritten)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
