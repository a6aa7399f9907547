import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MARKS } from '../../src/disk/made.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { buildSite } from '../../src/build/build-site.ts';
import { PORTAL } from '../fixtures/make-portal.ts';
import { PORTAL_SITE, ROOT, SAMPLE_BASE, SAMPLE_CONTENT, SAMPLE_PREVIEW, SAMPLE_SITE, SEEDS_SITE } from './folders.ts';
import { writeSampleContent } from './sample-content.ts';

/** Runs the command as a user does; its exit status and everything it printed. */
export function runCommand(script: string, args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}.ts`, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

function build(out: string, ...args: string[]): void {
  const [mark, aside] = [join(out, MARKS.built), `${out}.mark`];
  if (existsSync(out) && existsSync(aside)) renameSync(aside, mark);
  const { status, output } = runCommand('build', ['--out', out, ...args]);
  if (status !== 0) throw new Error(output);
  // what a release copies has none; the next run knows the folder by it
  renameSync(mark, aside);
}

/** Builds the sites that the tests look at, once for all of them. */
export default async function setup(): Promise<void> {
  writeSampleContent(SAMPLE_CONTENT);
  build(SEEDS_SITE, '--base', '/');
  build(SAMPLE_SITE, '--content', SAMPLE_CONTENT, '--base', SAMPLE_BASE);
  build(PORTAL_SITE, '--content', PORTAL, '--base', '/');
  const { content } = loadContent(SAMPLE_CONTENT, { visibility: 'all' });
  rmSync(SAMPLE_PREVIEW, { recursive: true, force: true });
  // to its staff nobody has said what has to be published
  const preview = { ...content!, expected: undefined };
  await buildSite({ content: preview, out: SAMPLE_PREVIEW, base: '/', site: undefined, preview: true });
}
