import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { PROJECT } from '../../src/program/project.ts';
import { makeFolder } from '../release/tiny-site.ts';
import { SmallShards } from './small-shards.ts';

interface Job {
  readonly spec: {
    readonly completionMode?: string;
    readonly completions?: number;
    readonly template: { readonly spec: { readonly containers: readonly Container[] } };
  };
}
interface Container {
  readonly command: readonly [string, ...string[]];
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

test(
  'the jobs for Kubernetes can be read, and their command lines run as they are written',
  { timeout: 120_000 },
  () => {
    const documents = parseAllDocuments(readFileSync(join(PROJECT, 'scripts/deploy/kubernetes.yaml'), 'utf8'));
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
    const [shards, parts, joined] = documents.map((one) => one.toJS() as Job) as [Job, Job, Job];
    const containerOf = (job: Job): Container => job.spec.template.spec.containers[0]!;
    const said = Object.fromEntries(containerOf(shards).env.map(({ name, value }) => [name, value]));
    expect([shards.spec.completionMode, String(shards.spec.completions)]).toEqual(['Indexed', said['SHARDS']]);
    const { PARTS, ...ofParts } = Object.fromEntries(containerOf(parts).env.map(({ name, value }) => [name, value]));
    expect([parts.spec.completionMode, String(parts.spec.completions)]).toEqual(['Indexed', PARTS]);
    for (const [name, value] of Object.entries(ofParts)) expect(said[name]).toBe(value);
    for (const { name, value } of containerOf(joined).env) expect(said[name]).toBe(value);

    const small = new SmallShards(makeFolder());
    const bin = join(small.room, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'mingzhang'), `#!/bin/sh\nexec "${process.execPath}" "${PROJECT}/bin/mingzhang.js" "$@"\n`);
    chmodSync(join(bin, 'mingzhang'), 0o755);
    const run = (job: Job, index?: number): string => {
      const { command, args } = containerOf(job);
      const own = { SHARDS: '2', PARTS: '2', PACKS: join(small.room, 'packs'), CONTENT: small.content };
      const env = {
        ...process.env,
        PATH: `${bin}:${process.env['PATH']}`,
        ...own,
        JOB_COMPLETION_INDEX: String(index),
      };
      const { status, stdout, stderr } = spawnSync(command[0], [...command.slice(1), ...args], {
        env,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      return stdout;
    };
    expect([0, 1].map((index) => run(shards, index))).toEqual([
      expect.stringContaining('第 1/2 片做好了'),
      expect.stringContaining('第 2/2 片做好了'),
    ]);
    expect(run(parts, 0)).toContain('合并的第 1/2 份做好了');
    expect(run(joined)).toContain('已合并');
    rmSync(small.room, { recursive: true });
  },
);
