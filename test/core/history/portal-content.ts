import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalogue } from '../../../src/core/library/catalogue.ts';
import { loadContent } from '../../../src/io/load-content.ts';
import { PORTAL, type Planted } from '../../fixtures/make-portal.ts';

const { content, problems } = loadContent(PORTAL);
if (!content) throw new Error(`the sample portal has errors: ${JSON.stringify(problems)}`);

/** 样例数据: three invented units, 18 projects, four years. */
export const SAMPLE_PORTAL = buildCatalogue(content);

/** What the generator says it planted. */
export const PLANTED = JSON.parse(readFileSync(join(PORTAL, 'planted.json'), 'utf8')) as Planted[];
