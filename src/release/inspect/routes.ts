import { join } from 'node:path';
import { allOutputs, listOutputs } from '../../core/outputs/list.ts';
import { fileOf, isFile, type OutputFile } from '../../core/outputs/output.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { gatherFrame, makeFrame } from '../../io/make-frame.ts';
import { PROJECT } from '../../io/project.ts';
import { listFolder } from '../../disk/folder-files.ts';

const ADVICE = '这是程序的问题，请报告；公开的网页没有动。';

/** `public/` is copied as it is. */
const COPIED: ReadonlySet<string> = new Set(listFolder(join(PROJECT, 'public')).files);
/** Files whose names are made by the builder and the search engine, of the kinds a page may ask for. */
const NAMED_BY_TOOLS =
  /^(?:assets\/[^/]+\.(?:js|css|svg|png|jpe?g|webp|avif|woff2)|pagefind\/(?:[^/]+\/)?[^/]+\.(?:js|json|pagefind|pf_index|pf_meta|pf_fragment|pf_filter))$/;

/** Every page and file the content asks for, by its path in the site. */
export function listExpected(content: Content, base: string): ReadonlyMap<string, OutputFile> {
  const frame = makeFrame(gatherFrame(content, false), { base, site: undefined });
  const outputs = allOutputs(listOutputs(content, frame)).filter(isFile);
  return new Map(outputs.map((output) => [fileOf(output), output]));
}

/** Whether the site has exactly the pages and files its content asks for. */
export function checkRoutes(
  files: ReadonlySet<string>,
  expected: ReadonlyMap<string, Pick<OutputFile, 'sort'>>,
): Objection[] {
  const missing = [...expected].filter(([path]) => !files.has(path));
  const extra = [...files].filter((path) => !expected.has(path) && !COPIED.has(path) && !NAMED_BY_TOOLS.test(path));
  return [
    ...missing.map(([at, { sort }]) => ({
      ...{ at, advice: ADVICE },
      message: `应有的${sort === 'page' ? '网页' : '数据文件'}没有生成`,
    })),
    ...extra.map((at) => ({ at, message: '有一个不该公开的网页或文件', advice: ADVICE })),
  ];
}
