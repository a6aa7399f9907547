import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { startPreview } from '../src/build/preview/preview.ts';
import { readPort } from '../src/command/read-values.ts';

const HELP = `用法：mingzhang preview [--content 目录] [--against 目录] [--port 端口]
                      [--to 目录 [--export 目录] [--sign 密钥]]

生成含草稿的预览，只在本机能看，每页都有“预览”标记，并带工作台（/staff/）。不会动正式的网页。
内容一保存，网页就自动更新；内容写错了，网页上会说错在哪里。按 Ctrl+C 结束。

  --content 目录   内容在哪里（默认 content）
  --against 目录   现在公开的是什么，用来列出发布后会变的数：发布时 --to 的目录，或那时的内容目录；
                   不写就当全部是新的
  --to 目录        可以在工作台里发布、更正、退回：发布到哪里，和 mingzhang release 的 --to 一样；
                   不写就不能从预览发布。不另写 --against 的，就和这里公开着的比
  --export 目录、--sign 密钥   从预览发布时照样用在发布命令上
  --port 端口      默认 4322；被占用时自动换一个

结束状态：0 按 Ctrl+C 结束；1 没有内容目录；2 参数写错。`;

guardCommand(() => 0);
const options = readOptions(HELP, {
  content: 'content',
  against: undefined as string | undefined,
  port: '4322',
  to: undefined as string | undefined,
  export: undefined as string | undefined,
  sign: undefined as string | undefined,
});
const port = readPort(options.port, HELP);
if (options.to === undefined && (options.export ?? options.sign) !== undefined)
  refuseUse('--export 和 --sign 要和 --to 一起用', HELP);
for (const name of ['to', 'export', 'sign'] as const)
  if (options[name] === '') refuseUse(`--${name} 后面没有写内容`, HELP);
for (const folder of [options.content, options.against])
  if (folder !== undefined && !existsSync(folder)) {
    console.error(`没有目录“${folder}”。看看写得对不对，或先建立它。`);
    process.exit(1);
  }
const to = options.to === undefined ? undefined : resolve(options.to);
const { against = to !== undefined && existsSync(to) ? to : undefined } = options;
const releaseOptions = (['export', 'sign'] as const).flatMap((name) => {
  const value = options[name];
  return value === undefined ? [] : [`--${name}=${resolve(value)}`];
});
await startPreview({
  content: resolve(options.content),
  against: against === undefined ? undefined : resolve(against),
  port,
  to,
  releaseOptions,
  say: (text) => console.log(text),
});
