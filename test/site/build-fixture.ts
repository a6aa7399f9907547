import { spawnSync } from 'node:child_process';
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

function build(...args: string[]): void {
  const { status, output } = runCommand('build', args);
  if (status !== 0) throw new Error(output);
}

/** Builds the sites that the tests look at, once for all of them. */
export default async function setup(): Promise<void> {
  writeSampleContent(SAMPLE_CONTENT);
  build('--out', SEEDS_SITE, '--base', '/');
  build('--content', SAMPLE_CONTENT, '--out', SAMPLE_SITE, '--base', SAMPLE_BASE);
  build('--content', PORTAL, '--out', PORTAL_SITE, '--base', '/');
  const { content } = loadContent(SAMPLE_CONTENT, { visibility: 'all' });
  await buildSite({ content: content!, out: SAMPLE_PREVIEW, base: '/', site: undefined, preview: true });
}
