import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { watched, type ProcessUsage } from './watch-process.ts';

/** What a command took: seconds on the clock, seconds of all its processes' CPU, MB of the one that held most. */
export interface Taken {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
}

/** Of a failed command, this much of its output is shown: the cause is at the end. */
const MOST_OUTPUT = 2000;

/** Starts a command of a project's in a process of its own, as npm does. */
export function startCommand(project: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', './bin/require-node.js', ...args], {
    ...{ cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] },
  }) as ChildProcess;
  let output = '';
  const keep = (data: Buffer): void => void (output = (output + data.toString()).slice(-MOST_OUTPUT));
  child.stdout!.on('data', keep);
  child.stderr!.on('data', keep);
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => (status === 0 ? resolve() : reject(new Error(output.trim()))));
  });
  ended.catch(() => undefined);
  return { child, ended, output: () => output };
}

/** What the processes of a command have left in a folder, which is removed. */
export function collectUsage(folder: string): ProcessUsage[] {
  const all = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProcessUsage);
  rmSync(folder, { recursive: true, force: true });
  return all;
}

export const sumUsage = (all: readonly ProcessUsage[]): Pick<Taken, 'cpu' | 'peak'> => ({
  cpu: all.reduce((sum, { cpu }) => sum + cpu, 0),
  peak: Math.max(0, ...all.map(({ peak }) => peak)),
});

/** Runs a command to its end. @param work folder to leave usage in @throws where it fails; the message is what it printed */
export async function runCommand(project: string, args: readonly string[], work: string, withProfile = false) {
  const folder = join(work, 'usage');
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  await startCommand(project, args, watched(folder, withProfile)).ended;
  const wall = (performance.now() - start) / 1000;
  return { wall, processes: collectUsage(folder) };
}

/** What a command took from its start to its end. @throws as `runCommand` does */
export async function measureCommand(project: string, args: readonly string[], work: string): Promise<Taken> {
  const { wall, processes } = await runCommand(project, args, work);
  return { wall, ...sumUsage(processes) };
}
