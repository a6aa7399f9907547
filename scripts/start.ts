import { join } from 'node:path';
import { buildSite } from '../src/build/build-site.ts';
import { readOptions } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { readPort } from '../src/command/read-values.ts';
import { serveSite } from '../src/build/preview/serve-site.ts';
import { CACHES } from '../src/disk/caches.ts';
import { clearCaches, makeWorkFolder } from '../src/disk/work-folder.ts';

const HELP = `用法：mingzhang start [--content 目录] [--port 端口]

生成栏目，并在本机打开一个网址供浏览。不动 dist：生成的网页只在浏览时用，按 Ctrl+C 结束时清掉。

  --content 目录   内容在哪里（默认 content）
  --port 端口      默认 4321；被占用时自动换一个

结束状态：0 按 Ctrl+C 结束；1 内容有错误或生成失败；2 参数写错。`;

guardCommand(() => 0);
const options = readOptions(HELP, { content: 'content', port: '4321' });
const port = readPort(options.port, HELP);
const content = loadOrReport(options.content, 'public');
const { base } = content.site;
clearCaches();
const out = join(makeWorkFolder(CACHES.start), 'site');
await buildSite({ content, out, base, site: content.site.url, preview: false });
console.log(`已生成。请在浏览器打开：${await serveSite(out, base, port)}`);
console.log('按 Ctrl+C 结束。');
