import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORTERS = join(import.meta.dirname, '../../src/importers');
const FILES = globSync('**/*.ts', { cwd: IMPORTERS });
const LIBRARIES = ['@e965/xlsx', 'fflate', 'numfmt', 'parse5', 'unpdf'];

describe('the importers run in a browser', () => {
  it('has files', () => expect(FILES.length).toBeGreaterThan(20));

  it.each(FILES)('%s imports only its like, the core and libraries, and asks nothing of Node', (file) => {
    const code = readFileSync(join(IMPORTERS, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^']+)'/g))
      if (!LIBRARIES.includes(name!)) expect(name).toMatch(/^\.\.?\/(?!.*\/(io|data|build|components|pages)\/).*\.ts$/);
    expect(code).not.toMatch(/\bBuffer\b|\bprocess\.|\bimport\.meta\b|\brequire\(/);
  });
});
