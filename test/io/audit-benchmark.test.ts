import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../../src/core/audit/finding.ts';
import { auditCatalogue } from '../../src/core/audit/run-audit.ts';
import { buildCatalogue } from '../../src/core/library/catalogue.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { describeWithShared } from '../shared.ts';

const RECORDS = 1000;

interface Fault {
  readonly path: string;
  readonly at: string;
  readonly rule: string;
}

/** Synthetic forms of which one in twenty has one statement made untrue; the generator is not part of the project. */
describeWithShared('bench/generate.mjs', 'synthetic forms with planted faults', (generator) => {
  let folder: string;
  let faults: Fault[];
  let findings: Finding[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
    const options = [String(RECORDS), '--out', folder, '--seed', '7', '--faults', '0.05'];
    const { status, stderr } = spawnSync(process.execPath, [generator, ...options], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    faults = JSON.parse(readFileSync(join(folder, 'faults.json'), 'utf8')) as Fault[];
    const { content } = loadContent(join(folder, 'content'), { visibility: 'all' });
    expect(content!.forms).toHaveLength(RECORDS);
    findings = auditCatalogue(buildCatalogue(content!)).flatMap((audit) => audit.findings);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const idOf = ({ path }: Fault): string => path.replace(/^records\/|\.yaml$/g, '');

  test('are found at their places', () => {
    expect(faults.length).toBeGreaterThan(30);
    const missed = faults.filter(
      (fault) =>
        !findings.some(({ record, rule, at }) => record === idOf(fault) && rule === fault.rule && at === fault.at),
    );
    expect(missed).toEqual([]);
  });

  test('are the only ones with an error', () => {
    const faulty = new Set(faults.map(idOf));
    expect(findings.filter(({ severity, record }) => severity === 'error' && !faulty.has(record))).toEqual([]);
  });
});
