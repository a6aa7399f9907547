import { buildSite } from '../src/build/build-site.ts';
import { readOptions } from '../src/build/command-line.ts';
import { loadOrReport } from '../src/build/load-or-report.ts';
import { serveSite } from '../src/build/serve-site.ts';

const HELP = `用法：npm run preview -- [--content 目录] [--port 端口]

生成含草稿的预览，只在本机能看，每页都有“预览”标记。不会动正式的网页。按 Ctrl+C 结束。

  --content 目录   内容在哪里（默认 content）
  --port 端口      默认 4322；被占用时自动换一个

结束状态：1 内容有错误或生成失败；2 参数写错。`;

const OUT = '.cache/preview';

const options = readOptions(HELP, { content: 'content', port: '4322' });
const content = loadOrReport(options.content, 'all');
const { base } = content.site;
const drafts = content.forms.filter(({ record }) => record.publication.status !== 'published').length;
await buildSite({ content, out: OUT, base, site: undefined, preview: true });
console.log(`预览好了，含${drafts}张未公布的表：${await serveSite(OUT, base, Number(options.port))}`);
console.log('按 Ctrl+C 结束。');
