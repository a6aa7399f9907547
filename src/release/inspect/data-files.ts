import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { followProject } from '../../core/history/history.ts';
import { compareDataPath, recordPath } from '../../core/library/addresses.ts';
import { buildCatalogue } from '../../core/library/catalogue.ts';
import type { Content } from '../../core/library/library.ts';
import type { Objection } from '../../core/release/check-changes.ts';
import { canonicalText, printedPart } from '../../core/release/values.ts';
import { describeProject, describeUnit } from '../../core/report/compare-data.ts';

const IS_COMPARED = /^compare\/data\//;

/** Every file of data the content asks for, with what makes its text. */
function listWanted(content: Content): Map<string, () => string> {
  const { units } = buildCatalogue(content);
  const wanted = new Map<string, () => string>();
  for (const { id, record } of content.forms)
    wanted.set(recordPath(id).slice(1), () => canonicalText(printedPart(record)));
  for (const unit of units) {
    wanted.set(compareDataPath(unit.slug).slice(1), () => JSON.stringify(describeUnit(unit, content.site.grades)));
    for (const node of unit.projects)
      wanted.set(compareDataPath(`${node.unit}/${node.slug}`).slice(1), () =>
        JSON.stringify(describeProject(followProject(node))),
      );
  }
  return wanted;
}

/**
 * Data for machines must say what the records say, byte for byte: the hashes of records are published, and the figures of
 * comparisons are drawn from these files alone.
 */
export function inspectDataFiles(site: string, files: ReadonlySet<string>, content: Content): Objection[] {
  const wanted = listWanted(content);
  const complain = (at: string, message: string): Objection => ({
    ...{ at, message },
    advice: '这是程序的问题，请报告；公开的网页没有动。',
  });
  const wrong = [...wanted].flatMap(([path, make]) => {
    if (!files.has(path)) return IS_COMPARED.test(path) ? [complain(path, '应有的数据文件没有生成')] : [];
    return readFileSync(join(site, path), 'utf8') === make()
      ? []
      : [complain(path, IS_COMPARED.test(path) ? '比较用的数据和记录算出的不一致' : '供机器读取的记录和原记录不一致')];
  });
  const extra = [...files].filter((path) => IS_COMPARED.test(path) && !wanted.has(path));
  return [...wrong, ...extra.map((path) => complain(path, '有一个不该公开的数据文件'))];
}
