import { relative } from 'node:path';
import { PROJECT } from '../program/project.ts';
import { explainStop, Stopped } from '../disk/stop.ts';
import { nameSource } from './source-places.ts';

/** Where in this program an error was thrown: `src/io/yaml.ts:12`; empty where it was outside. */
function placeOf(stack: string): string {
  const own = stack.split('\n').find((line) => line.split(PROJECT)[1]?.includes('node_modules') === false);
  const [, path] = /(?:file:\/\/)?([^\s()]+?:\d+):\d+\)?$/.exec(own ?? '') ?? [];
  return path === undefined ? '' : `（${relative(PROJECT, path)}）`;
}

/** What stopped a command, in words: what the system refused, or a fault of this program, which is nobody else's. */
export function describeFailure(thrown: unknown): string {
  const error = explainStop(thrown);
  if (error instanceof Stopped) return `没有完成：${error.message}。\n  → ${error.advice}`;
  const { message, stack: compiled = '' } = error instanceof Error ? error : new Error(String(error));
  const stack = nameSource(compiled);
  const [line = ''] = message.trim().split('\n');
  const report = '请把这两行和所用的命令告诉维护的人；先设环境变量 MINGZHANG_TRACE=1 再运行一次，会有详细的经过。';
  const trace = process.env['MINGZHANG_TRACE'] ? `\n\n${stack}` : '';
  return `这是程序的问题，不是内容或用法的错：${line}${error instanceof Error ? placeOf(stack) : ''}\n  → ${report}${trace}`;
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Begins a command: whatever it does not handle itself ends it with status 1 and a message without a stack trace; a reader of
 * its output that has seen enough (`| head`) does not; and a signal ends it in order, so that its work folders are cleared.
 * @param interrupted the status by the signal's number, where ending it so is no failure
 */
export function guardCommand(interrupted: (signal: number) => number = (signal) => 128 + signal): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  process.on('uncaughtException', (error) => {
    console.error(describeFailure(error));
    process.exit(1);
  });
  for (const [signal, number] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(interrupted(number)));
}
