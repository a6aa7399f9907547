import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** The walls of the house: what a folder may import. Everything not named is allowed. */
const wall = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', '.cache/', 'program/', '.astro/', 'node_modules/'] },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-globals': [
        'error',
        { name: 'parseFloat', message: 'Figures are never floats: use src/core/figures.' },
      ],
      'astro/no-set-html-directive': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', ignoreRestSiblings: true },
      ],
      eqeqeq: 'error',
    },
  },
  // scripts that browsers of any age run as they are
  { files: ['public/**'], rules: { 'no-var': 'off', '@typescript-eslint/no-unused-vars': 'off' } },
  wall(
    ['src/core/**'],
    '^(?!\\.|zod$|decimal\\.js$)|/(io|data|components|layouts|pages|client|build)/',
    'The core imports only itself, zod and decimal.js.',
  ),
  wall(
    ['src/importers/**'],
    '^node:|astro|/(io|data|components|layouts|pages|client|build|release|staff)/',
    'Readers of files run in a browser too and know only the core and libraries.',
  ),
  wall(
    ['src/filing/**'],
    '^node:|astro|^(\\.\\./)+(data|components|layouts|pages|client|build|release|staff|disk)/|/io/import/',
    'Taking a form in is one for commands and browsers: no files, no pages.',
  ),
  wall(
    ['src/io/**'],
    'astro|/(data|components|layouts|pages|client|build)/',
    'io knows files and the core, not the site.',
  ),
  wall(
    ['src/client/**'],
    '^node:|astro|/(io|data|components|layouts|pages|build)/',
    'Browser code imports only the core and libraries.',
  ),
  wall(
    ['src/desk/**'],
    '^node:|^(\\.\\./)+(layouts|pages|client|build|release|staff|disk)/|/io/import/',
    'The desk runs in a browser: it knows the core, filing and readers, and renders components.',
  ),
  wall(
    ['src/components/**', 'src/layouts/**'],
    '^node:|/(io|build|pages)/',
    'Components get what they show from data and core.',
  ),
  wall(
    ['src/pages/**'],
    '^node:|/(io|build|core)/',
    'A page is three lines: a route, a question to data, a component.',
  ),
);
