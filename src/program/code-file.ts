import { join } from 'node:path';
import { COMMANDS, IS_COMPILED, PROJECT } from './project.ts';

/** What runs as a process of its own, by its name where it is compiled and by its source. */
export const PROCESSES = {
  mingzhang: 'scripts/mingzhang.ts',
  'unit-worker': 'src/build/workers/unit-worker.ts',
  'index-worker': 'src/build/search/index-worker.ts',
  'join-worker': 'src/build/workers/join-worker.ts',
  'inspect-worker': 'src/release/inspect/unit-worker.ts',
  'pack-worker': 'src/packs/pack-worker.ts',
  'index-pack-worker': 'src/packs/index-pack-worker.ts',
  'place-worker': 'src/packs/place-worker.ts',
  'unpack-worker': 'src/packs/unpack-worker.ts',
  'remove-thread': 'src/release/remove-thread.ts',
  'check-thread': 'src/build/kept/check-thread.ts',
  'preview-build': 'src/build/preview/preview-build.ts',
} as const;

/** The file with which Node starts a process of this program: of the same code that this is. */
export const codeFile = (name: keyof typeof PROCESSES): string =>
  IS_COMPILED ? join(COMMANDS, `${name}.js`) : join(PROJECT, PROCESSES[name]);
