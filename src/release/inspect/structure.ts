import type { Objection } from '../../core/release/check-changes.ts';
import { attribute, type BuiltPage } from './built-page.ts';

const OURS = '这是程序的问题，请报告；公开的网页没有动。';
const POLICY = /^default-src 'none'; script-src 'self'/;

/** Elements that bring a page of somebody else's, or change where all addresses lead. */
const NEVER = new Set(['base', 'iframe', 'frame', 'object', 'embed', 'applet', 'portal', 'template']);

/** Faults of one page's HTML, of its policy, and what the policy would stop; marks of a preview. */
export function checkStructure({ path, elements, faults, hasDirective }: BuiltPage): Objection[] {
  const found: string[] = faults.map((fault) => `网页写法有错：${fault}`);
  if (hasDirective) found.push('有要服务器填入的指令，不是 theme 里写的');
  const meta = elements.filter(({ tagName }) => tagName === 'meta');
  const policy = meta.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
  const content = policy && (attribute(policy, 'content') ?? '');
  if (!content || !POLICY.test(content) || content.includes('unsafe-inline'))
    found.push('没有严格的内容安全策略（CSP）');
  if (meta.some((element) => attribute(element, 'name') === 'robots')) found.push('网页带着预览的标记（robots）');
  if (meta.some((element) => attribute(element, 'http-equiv')?.toLowerCase() === 'refresh'))
    found.push('网页会自己跳到别处（refresh）');
  for (const element of elements) {
    const { tagName, attrs } = element;
    if (NEVER.has(tagName)) found.push(`有不该有的 <${tagName}>`);
    const inline = attrs.find(({ name }) => name === 'style' || name.startsWith('on'));
    if (inline) found.push(`<${tagName}> 带着 ${inline.name} 属性`);
    if (tagName === 'style' || (tagName === 'script' && attribute(element, 'src') === undefined))
      found.push(`有写在网页里的 <${tagName}>`);
  }
  return [...new Set(found)].map((message) => ({ at: path, message, advice: OURS }));
}
