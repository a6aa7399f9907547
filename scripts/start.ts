import { buildSite } from '../src/build/build-site.ts';
import { readOptions } from '../src/build/command-line.ts';
import { loadOrReport } from '../src/build/load-or-report.ts';
import { serveSite } from '../src/build/serve-site.ts';

const HELP = `用法：npm start -- [--content 目录] [--port 端口]

生成栏目，并在本机打开一个网址供浏览。按 Ctrl+C 结束。

  --content 目录   内容在哪里（默认 content）
  --port 端口      默认 4321；被占用时自动换一个

结束状态：1 内容有错误或生成失败；2 参数写错。`;

const options = readOptions(HELP, { content: 'content', port: '4321' });
const content = loadOrReport(options.content, 'public');
const { base } = content.site;
await buildSite({ content, out: 'dist', base, site: content.site.url, preview: false });
console.log(`已生成。请在浏览器打开：${await serveSite('dist', base, Number(options.port))}`);
console.log('按 Ctrl+C 结束。');
