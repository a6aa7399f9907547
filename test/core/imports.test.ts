import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const CORE = join(import.meta.dirname, '../../src/core');
const FILES = globSync('**/*.{ts,js,mjs}', { cwd: CORE });
const PACKAGES = ['zod', 'decimal.js'];

/** What a module names in `import … from`, `export … from`, `import '…'` and `import('…')`. */
const namedIn = (code: string): string[] =>
  [...code.matchAll(/(?:(?<!['"`.])\bfrom\s*|\bimport\s*\(?\s*)(['"`])([^'"`]+)\1/g)].map(([, , name = '']) => name);

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

test('the way imports are found finds every kind of them', () => {
  const code = `import a from 'a'; import type { B } from "b"; export * from 'c'; import 'd'; await import('e');
    import {
      f,
    } from 'f';`;
  expect(namedIn(code)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

describe('the core', () => {
  test('has files', () => expect(FILES.length).toBeGreaterThan(20));

  test.each(FILES)('%s imports only the core, zod and decimal.js', (file) => {
    for (const name of namedIn(withoutComments(readFileSync(join(CORE, file), 'utf8')))) {
      if (PACKAGES.includes(name)) continue;
      expect(name, 'a relative path with its ending').toMatch(/^\.\.?\/.*\.ts$/);
      expect(relative(CORE, join(CORE, dirname(file), name)), `${name} lies in the core`).not.toMatch(/^\.\./);
    }
  });

  test.each(FILES)('%s asks neither clock nor chance nor machine', (file) => {
    // a module may be called document.ts
    const code = withoutComments(readFileSync(join(CORE, file), 'utf8')).replace(/\bfrom\s*(['"`]).*?\1/g, '');
    expect(code).not.toMatch(
      /\bnew Date\b|\bDate\.|\bMath\.random\b|\bprocess\.|\bimport\.meta\b|\bglobalThis\b|\bwindow\.|\bdocument\.|\bfetch\(/,
    );
  });
});
