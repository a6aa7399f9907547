import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from '../core/library/site.ts';
import { EXAMPLE_LIST } from '../init/content-folder.ts';
import { explainFormat, readFormat } from '../io/format/read-format.ts';
import { loadContent } from '../io/load-content.ts';
import type { Problem } from '../io/problem.ts';
import { planEditor } from '../update/plan-editor.ts';
import type { Complaint } from './complaint.ts';

/** What of the settings cannot be a real site's. */
export function judgeSettings({ siteDomain, siteIDCode, url }: SiteConfig): Complaint[] {
  const found: Complaint[] = [];
  const add = (id: string, level: Complaint['level'], message: string, advice: string): void =>
    void found.push({ id, level, message: `site.yaml 的 ${message}`, advice });
  if (/(?:^|\.)example\./.test(siteDomain))
    add('example-domain', 'wrong', `siteDomain 还是样例 ${siteDomain}`, '换成本网站的域名。');
  if (!/^[A-Za-z0-9]{10}$/.test(siteIDCode) || /^0+$/.test(siteIDCode))
    add('site-code', 'wrong', `siteIDCode“${siteIDCode}”不是网站标识码`, '写本网站的 10 位标识码，网站首页底部有。');
  if (url !== undefined && new URL(url).hostname !== siteDomain.toLowerCase())
    add('url-domain', 'note', `url（${url}）和 siteDomain（${siteDomain}）不是一个域名`, '看看哪一个写错了。');
  return found;
}

/** Faults that are told one by one: a misspelt setting is mended at once, a folder full of faults is the audit's. */
const TOLD = 5;

function tellProblems(problems: readonly Problem[], folder: string): Complaint[] {
  const errors = problems.filter(({ level }) => level === 'error');
  const found: Complaint[] = errors.slice(0, TOLD).map(({ file, line, message, advice }) => ({
    ...{ id: 'content-error', level: 'wrong', message: `${file} 第${line}行：${message}`, advice },
  }));
  const [more, warnings] = [errors.length - found.length, problems.length - errors.length];
  const advice = `运行 mingzhang audit --content ${folder}，逐处写着在哪个文件、怎么改。`;
  if (more > 0) found.push({ id: 'content-errors', level: 'wrong', message: `内容另有${more}处错误`, advice });
  if (warnings > 0) found.push({ id: 'content-warnings', level: 'note', message: `内容有${warnings}处要注意`, advice });
  return found;
}

/** Whether content is there and can be read, and its settings are a site's own. */
export function checkContent(folder: string): Complaint[] {
  if (!existsSync(folder))
    return [
      {
        ...{ id: 'no-content', level: 'wrong', message: `没有内容目录“${folder}”` },
        advice: '用 --content 指明它在哪里；还没有的，用 mingzhang init 建立。',
      },
    ];
  const said = explainFormat(readFormat(folder), folder);
  if (said) return [{ id: 'record-format', level: 'wrong', message: said[0], advice: said[1] }];
  const { content, problems } = loadContent(folder, { visibility: 'all' });
  const found: Complaint[] = [...(content ? judgeSettings(content.site) : []), ...tellProblems(problems, folder)];
  if (planEditor(folder).length > 0)
    found.push({
      ...{ id: 'editor-schemas', level: 'note', message: '编辑器用的格式说明不是这个程序的' },
      advice: `换成新的：mingzhang update --content ${folder} --write。`,
    });
  if (existsSync(join(folder, EXAMPLE_LIST)))
    found.push({
      ...{ id: 'example-left', level: 'note', message: '样例数据还在' },
      advice: `不用了就删去：mingzhang init ${folder} --remove-example。`,
    });
  return found;
}
