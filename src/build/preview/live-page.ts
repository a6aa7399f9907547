import type { Problem } from '../../io/problem.ts';
import type { PreviewState } from './preview-state.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

const LEVELS = { error: '错误', warning: '注意' };

const showProblem = ({ level, line, column, message, advice }: Problem): string =>
  `<li><strong>${LEVELS[level]}</strong> 第${line}行第${column}个字：${escape(message)}<span>怎么办：${escape(advice)}</span></li>`;

function showProblems(problems: readonly Problem[]): string {
  const groups = Map.groupBy(problems, ({ file }) => file);
  return [...groups]
    .map(([file, group]) => `<h2>${escape(file)}</h2><ol>${group.map(showProblem).join('')}</ol>`)
    .join('');
}

function describe({ state, served, report, failure }: PreviewState): [title: string, body: string] {
  const former = served ? '<p>网页还是改错以前的样子，没有动。</p>' : '<p>改好以前还没有网页可以看。</p>';
  if (state === 'broken' && failure !== undefined)
    return [
      '网页没有生成成功',
      `${former}<p>内容读得出来，是生成网页时出的错。下面的话请发给维护的人：</p><pre>${escape(failure.trim())}</pre>`,
    ];
  const problems = report?.problems ?? [];
  if (state === 'building' && !served) return ['正在生成预览', '<p>请稍等几秒，好了会自动打开。表很多时要久一些。</p>'];
  const errors = problems.filter(({ level }) => level === 'error');
  if (!errors.length) return ['内容没有错误', showProblems(problems)];
  const rest = problems.filter(({ level }) => level !== 'error');
  return [
    `内容有${errors.length}处错误`,
    `<p>改好并保存文件，这一页会自动回到刚才的网页。</p>${former}${showProblems([...errors, ...rest])}`,
  ];
}

/**
 * Adds to a page what keeps it up to date: `src/staff/live.js`, which comes from the preview's server itself.
 * @param token that the page shows when it saves a record
 */
export function addLiveScript(html: string, staff: string, { served }: PreviewState, token: string): string {
  const at = escape(staff);
  const script = `<link rel="stylesheet" href="${at}live.css"><script src="${at}live.js" data-served="${served}" data-live="${at}live" data-problems="${at}problems/" data-save="${at}save" data-token="${token}"></script>`;
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html + script : html.slice(0, end) + script + html.slice(end);
}

/** The page that says what is wrong with the content, or that the first build is not ready. @param staff `/column/staff/` */
export function renderProblemPage(state: PreviewState, staff: string): string {
  const [title, body] = describe(state);
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
  const back = state.served ? `<p><a href="${escape(staff)}">工作台</a></p>` : '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${title} - 预览</title></head><body><main class="live-page"><h1>${title}</h1><p>预览</p>${body}${back}</main></body></html>`;
}
