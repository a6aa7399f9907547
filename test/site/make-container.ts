import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

interface Container {
  /** Words of its health check. */
  readonly health: readonly string[];
  /** Runs a command as its user, in its folder, without a network; nothing is written to but `WRITABLE`. */
  run(words: readonly string[]): Ended;
}

/** What this machine gives in the place of the image that the container begins from. */
const SYSTEM = ['bin', 'dev', 'etc', 'lib', 'lib64', 'proc', 'sbin', 'usr'];
/** What whoever runs the container lets it write to. */
const WRITABLE = ['var/cache/mingzhang', 'work'];
const OUTER = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** Instructions and what follows them; continued lines are one. */
function readInstructions(file: string): (readonly [name: string, rest: string])[] {
  const lines = readFileSync(file, 'utf8')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines.flatMap((line) => {
    const [, name, rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, rest] as const];
  });
}

/** Its root as a mount of its own, with the system in it, which is only read. */
const MOUNT = `set -e
mount --bind "$ROOT" "$ROOT"
for one in ${SYSTEM.join(' ')}; do
  if [ -e "/$one" ]; then mount --bind "/$one" "$ROOT/$one" && mount -o remount,bind,ro "$ROOT/$one"; fi
done`;
const CLOSE = `for one in ${WRITABLE.join(' ')}; do mount --bind "$ROOT/$one" "$ROOT/$one"; done
mount -o remount,bind,ro "$ROOT"`;
const ENTER = `exec chroot "$ROOT" setpriv --reuid "\${AS%:*}" --regid "\${AS#*:}" --clear-groups "$@"`;

class Engine implements Container {
  readonly #root: string;
  readonly #env: Record<string, string> = {};
  #folder = '/';
  #user = '0:0';
  health: readonly string[] = [];

  constructor(root: string) {
    this.#root = root;
    for (const name of [...SYSTEM, ...WRITABLE, 'content', 'opt', 'tmp'])
      mkdirSync(join(root, name), { recursive: true });
  }

  #enter(words: readonly string[], isClosed: boolean): Ended {
    const script = [MOUNT, ...(isClosed ? [CLOSE] : []), ENTER].join('\n');
    const inner = Object.entries(this.#env).map(([key, value]) => `${key}=${value}`);
    const begin = ['env', '-i', ...inner, 'sh', '-c', 'cd "$0" && exec "$@"', this.#folder];
    const { status, stdout, stderr } = spawnSync('unshare', ['-mn', 'sh', '-c', script, 'sh', ...begin, ...words], {
      encoding: 'utf8',
      env: { ...OUTER, ROOT: this.#root, AS: this.#user },
    });
    return { status, output: stdout + stderr };
  }

  run(words: readonly string[]): Ended {
    return this.#enter(words, true);
  }

  /** @throws where an instruction fails, or nobody here knows it */
  follow(name: string, rest: string, context: string): void {
    const said = rest.replaceAll(/\$\{(\w+)\}/g, (_, key: string) => this.#env[key] ?? '');
    const must = ({ status, output }: Ended): void => {
      if (status !== 0) throw new Error(`${name} ${said}: ${output}`);
    };
    if (name === 'ARG' || name === 'ENV')
      for (const [, key = '', value = ''] of said.matchAll(/(\w+)=(\S+)/g)) this.#env[key] = value;
    else if (name === 'WORKDIR') this.#folder = said;
    else if (name === 'USER') this.#user = said;
    else if (name === 'HEALTHCHECK') this.health = JSON.parse(/\[.*\]/.exec(said)![0]) as string[];
    else if (name === 'RUN') must(this.#enter(['sh', '-c', said], false));
    else if (name === 'ADD') {
      const [from = '', to = ''] = said.split(' ');
      const words = ['-c', `tar xzf ${from} -C "$0"`, join(this.#root, to)];
      const { status, stderr } = spawnSync('sh', words, { cwd: context, encoding: 'utf8' });
      must({ status, output: stderr });
    } else if (name !== 'FROM' && name !== 'CMD') throw new Error(`nobody here follows ${name}`);
  }
}

/**
 * Follows a container file where there is no engine: in namespaces, in a root of its own, over this machine's system.
 * @param context folder that files are added from
 * @param root folder that becomes the container's root
 */
export function makeContainer(file: string, context: string, root: string): Container {
  const engine = new Engine(root);
  for (const [name, rest] of readInstructions(file)) engine.follow(name, rest, context);
  return engine;
}
