import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { ENGINE, ENTRY, LANGUAGE, type EngineEntry } from '../io/pagefind-engine.ts';
import { FORMAT_VERSION } from '../io/pagefind-format.ts';
import { placeOfPackage, writeUsed } from './used-packages.ts';

type Files = readonly { readonly path: string; readonly content: Uint8Array }[];

function checkEntry(files: Files): void {
  const file = files.find(({ path }) => path === ENTRY);
  if (!file) throw new Error(`search index: Pagefind gave no ${ENTRY}`);
  const { version } = JSON.parse(Buffer.from(file.content).toString('utf8')) as EngineEntry;
  if (version !== FORMAT_VERSION)
    throw new Error(
      `搜索索引是照 Pagefind ${FORMAT_VERSION} 的格式写的，现在装的是 ${version}。请运行 npm ci，装回 ${FORMAT_VERSION}。`,
    );
}

/**
 * What the search runs on in a browser, with its entry file: they come with Pagefind's own index of one empty form.
 * @throws where Pagefind does not give its engine, or is of another version than `FORMAT_VERSION`; nothing is written then
 */
export async function compileEngine(folder: string): Promise<void> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE });
  if (!index) throw new Error(`search index: ${errors.join('; ')}`);
  await index.addCustomRecord({ url: '/', content: 'x', language: LANGUAGE });
  const { files, errors: failed } = await index.getFiles();
  await close();
  if (failed.length) throw new Error(`search index: ${failed.join('; ')}`);
  checkEntry(files);
  for (const { path, content } of files)
    if (path === ENTRY || ENGINE.test(path)) writeFileSync(join(folder, path), content);
  writeUsed(folder, [placeOfPackage('pagefind')]);
}
