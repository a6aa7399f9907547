/**
 * The walls of the house: what a folder may not name in an import. Everything not named is allowed. ESLint shows them where one
 * writes; `test/core/imports.test.ts` also sees what is imported while the program runs.
 */
export const WALLS = [
  {
    folders: ['src/core'],
    names: '^(?!\\.|zod$|decimal\\.js$)|/(io|data|components|layouts|pages|client|build|command)/',
    message: 'The core imports only itself, zod and decimal.js.',
  },
  {
    folders: ['src/importers'],
    names: '^node:|astro|/(io|data|components|layouts|pages|client|build|command|release|staff)/',
    message: 'Readers of files run in a browser too and know only the core and libraries.',
  },
  {
    folders: ['src/filing'],
    names:
      '^node:|astro|^(\\.\\./)+(data|components|layouts|pages|client|build|command|release|staff|disk)/|/io/import/',
    message: 'Taking a form in is one for commands and browsers: no files, no pages.',
  },
  {
    folders: ['src/io'],
    names: 'astro|/(data|components|layouts|pages|client|build|command)/',
    message: 'io knows files and the core, not the site.',
  },
  {
    folders: ['src/client'],
    names: '^node:|astro|/(io|data|components|layouts|pages|build|command)/',
    message: 'Browser code imports only the core and libraries.',
  },
  {
    folders: ['src/desk'],
    names: '^node:|^(\\.\\./)+(layouts|pages|client|build|command|release|staff|disk)/|/io/import/',
    message: 'The desk runs in a browser: it knows the core, filing and readers, and renders components.',
  },
  {
    folders: ['src/components', 'src/layouts'],
    names: '^node:|/(io|build|command|pages)/',
    message: 'Components get what they show from data and core.',
  },
  {
    folders: ['src/pages'],
    names: '^node:|/(io|build|command|core)/',
    message: 'A page is three lines: a route, a question to data, a component.',
  },
];
