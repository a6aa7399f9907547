import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROCESSES } from '../../src/program/code-file.ts';
import { PROJECT } from '../../src/program/project.ts';
import { WALLS } from '../../walls.mjs';

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|(?<!['":\w])\/\/.*$/gm, '');
const withoutTypes = (code: string): string =>
  code.replace(/\b(?:import|export)\s+type\b[^'"`;]*?from\s*(['"`]).*?\1/g, '');

/** What a module names in `import … from`, `export … from`, `import '…'` and `import('…')`. */
const namedIn = (code: string): string[] =>
  [...code.matchAll(/(?:(?<!['"`.])\bfrom\s*|\bimport\s*\(?\s*)(['"`])([^'"`]+)\1/g)].map(([, , name = '']) => name);

const FOUND = globSync(['src/**/*.{ts,js,mjs,astro}', 'scripts/**/*.ts'], { cwd: PROJECT });
/** The code of each module, by its path in the repository with `/`. */
const MODULES = new Map(
  FOUND.map((path) => [path.replaceAll('\\', '/'), withoutComments(readFileSync(join(PROJECT, path), 'utf8'))]),
);
type Graph = ReadonlyMap<string, readonly string[]>;
/** Which modules each loads while the program runs. */
const LOADS: Graph = new Map(
  [...MODULES].map(([path, code]) => {
    const named = namedIn(withoutTypes(code)).filter((name) => name.startsWith('.'));
    return [path, named.map((name) => posix.join(posix.dirname(path), name.replace(/\?.*$/, '')))];
  }),
);

/** One circle, as the modules on it; none where there is none. */
function findCircle(graph: Graph): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const follow = (path: string): string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return [];
    way.push(path);
    for (const next of graph.get(path) ?? []) {
      const circle = follow(next);
      if (circle.length) return circle;
    }
    way.pop();
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const circle = follow(path);
    if (circle.length) return circle;
  }
  return [];
}

function reachedFrom(starts: readonly string[]): Set<string> {
  const reached = new Set(starts);
  for (const path of reached) for (const next of LOADS.get(path) ?? []) reached.add(next);
  return reached;
}

describe('the ways imports are found', () => {
  test('find every kind of them', () => {
    const code = `import a from 'a'; import type { B } from "b"; export * from 'c'; import 'd'; await import('e');
      import {
        f,
      } from 'f';
      export type { G } from 'g'; import { type H } from 'h'; // import 'i'
      const x = 'http://j'; import type {
        K,
      } from 'k';`;
    expect(namedIn(withoutComments(code))).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k']);
    expect(namedIn(withoutTypes(withoutComments(code)))).toEqual(['a', 'c', 'd', 'e', 'f', 'h']);
  });

  test('know every module that is named', () => {
    const missing = [...LOADS.values()].flat().filter((path) => !MODULES.has(path) && !/\.(?:css|json)$/.test(path));
    expect(missing).toEqual([]);
    expect(MODULES.size).toBeGreaterThan(500);
  });

  test('find a circle, and none where ways only meet', () => {
    const meeting = { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] };
    expect(findCircle(new Map(Object.entries(meeting)))).toEqual([]);
    expect(findCircle(new Map(Object.entries({ ...meeting, d: ['c'] })))).toEqual(['d', 'c', 'd']);
  });
});

describe('the house', () => {
  test.each(WALLS)('$folders: $message', ({ folders, names }) => {
    const within = [...MODULES].filter(([path]) => folders.some((folder) => path.startsWith(`${folder}/`)));
    expect(within).not.toEqual([]);
    const through = within.flatMap(([path, code]) =>
      namedIn(code).flatMap((name) => (new RegExp(names).test(name) ? [`${path}: ${name}`] : [])),
    );
    expect(through).toEqual([]);
  });

  test('has no circle', () => expect(findCircle(LOADS)).toEqual([]));
});

describe('what is packed', () => {
  /** What stays in the repository: it compiles, measures and checks the rest. */
  const STAYS = /^(?:src\/(?:compile|bench|upkeep)|scripts\/(?:bench|bundle|check|pack|sbom|test)\.ts)/;

  test('loads nothing that stays in the repository', () => {
    const packed = reachedFrom(Object.values(PROCESSES));
    expect(packed.size).toBeGreaterThan(300);
    expect([...packed].filter((path) => STAYS.test(path))).toEqual([]);
  });

  // src/program alone knows where source and compiled code lie
  test.each([...MODULES].filter(([path]) => !STAYS.test(path) && !path.startsWith('src/program/')))(
    '%s does not ask where its source lies',
    (_, code) => {
      expect(code).not.toMatch(/\bimport\.meta\.(?!glob\b|env\b)|\b__(?:dir|file)name\b/);
      const places = [...code.matchAll(/\bPROJECT, ['"`]([^'"`/]+)/g)].map(([, place]) => place);
      for (const place of places) expect(['.cache', 'content', 'package.json', 'public']).toContain(place);
    },
  );
});

describe('the core', () => {
  const CORE = [...MODULES].filter(([path]) => path.startsWith('src/core/'));

  test('has files', () => expect(CORE.length).toBeGreaterThan(20));

  test.each(CORE)('%s imports only the core, zod and decimal.js', (path, code) => {
    for (const name of namedIn(code)) {
      if (['zod', 'decimal.js'].includes(name)) continue;
      expect(name, 'a relative path with its ending').toMatch(/^\.\.?\/.*\.ts$/);
      expect(posix.join(posix.dirname(path), name), `${name} lies in the core`).toMatch(/^src\/core\//);
    }
  });

  test.each(CORE)('%s asks neither clock nor chance nor machine', (_, code) => {
    // a module may be called document.ts
    expect(code.replace(/\bfrom\s*(['"`]).*?\1/g, '')).not.toMatch(
      /\bnew Date\b|\bDate\.|\bMath\.random\b|\bprocess\.|\bimport\.meta\b|\bglobalThis\b|\bwindow\.|\bdocument\.|\bfetch\(/,
    );
  });
});
