import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

const UNPACKED = fileURLToPath(new URL('../../.cache/test/old-chromium', import.meta.url));

/**
 * Chromium 86 as a package of that time brings it; nothing else of the package is used, and what it would load stands aside
 * by `overrides` in package.json. Unpacked once.
 */
export function unpackOldChromium(): string {
  if (existsSync(UNPACKED)) return join(UNPACKED, 'chromium');
  const packed = join(dirname(fileURLToPath(import.meta.resolve('chrome-aws-lambda'))), '../bin');
  const work = `${UNPACKED}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  const unpack = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, `${name}.br`)));
  writeFileSync(join(work, 'chromium'), unpack('chromium'), { mode: 0o755 });
  spawnSync('tar', ['x'], { cwd: work, input: unpack('aws.tar') });
  renameSync(work, UNPACKED);
  return join(UNPACKED, 'chromium');
}

/** A page of an old browser, driven by what every Chromium understands: today's drivers ask for more than it has. */
export interface OldPage {
  /** What an expression gives, once it is settled. */
  ask<T>(expression: string): Promise<T>;
  /** Presses a key of one sign. @returns once the page has had it */
  press(sign: string): Promise<void>;
  close(): Promise<void>;
  /** Ends the browser at once, as when the machine is switched off; what it kept stays in its profile. */
  kill(): Promise<void>;
}

/** Where the page is asked; the browser listens before it has one. */
async function findPage(port: string): Promise<string> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as Record<string, string>[];
    const page = targets.find(({ type }) => type === 'page');
    if (page) return page['webSocketDebuggerUrl']!;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const makeProfile = (): string => mkdtempSync(join(tmpdir(), 'old-'));

/**
 * @param chromium path of the browser's program; its libraries lie in `lib` beside it
 * @param profile of a browser that was killed; closing a browser takes its profile away
 */
export async function openOldPage(chromium: string, address: string, profile = makeProfile()): Promise<OldPage> {
  const child = spawn(
    chromium,
    ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${profile}`, address],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LD_LIBRARY_PATH: join(dirname(chromium), 'lib') } },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let told = '';
  const port = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      told += String(data);
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(told);
      if (found) resolve(found[1]!);
    });
    child.once('exit', () => reject(new Error(told)));
  });
  const socket = new WebSocket(await findPage(port));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const send = (method: string, params: object): Promise<Answer> => {
    const id = ++last;
    return new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  return {
    async ask<T>(expression: string): Promise<T> {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = answer.result;
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      return result.value as T;
    },
    async press(sign) {
      await send('Input.dispatchKeyEvent', { type: 'char', text: sign });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
      socket.close();
    },
    async close() {
      socket.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

interface Answer {
  readonly id: number;
  readonly result: { readonly result: { readonly value: unknown }; readonly exceptionDetails?: object };
}
