import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { followProject } from '../core/history/history.ts';
import { compareDataPath, recordPath } from '../core/library/addresses.ts';
import type { Catalogue } from '../core/library/catalogue.ts';
import { canonicalText, printedPart } from '../core/release/values.ts';
import { describeProject, describeUnit } from '../core/report/compare-data.ts';

/**
 * Writes the files of data that stand beside the pages, at their addresses below `folder`: what each form prints, in the
 * spelling its hash is taken of, and what the compare page loads of a project or a unit when it is chosen. They are no pages,
 * so they are made beside the pages and not by what makes these.
 */
export function writeDataFiles(catalogue: Catalogue, folder: string): void {
  const made = new Set<string>();
  const write = (path: string, text: string): void => {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(file, text);
  };
  for (const { id, record } of catalogue.content.forms) write(recordPath(id), canonicalText(printedPart(record)));
  for (const unit of catalogue.units) {
    write(compareDataPath(unit.slug), JSON.stringify(describeUnit(unit, catalogue.content.site.grades)));
    for (const node of unit.projects)
      write(compareDataPath(`${node.unit}/${node.slug}`), JSON.stringify(describeProject(followProject(node))));
  }
}
