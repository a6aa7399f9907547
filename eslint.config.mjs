import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { WALLS } from './walls.mjs';

const wall = ({ folders, names, message }) => ({
  files: folders.map((folder) => `${folder}/**`),
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: names, message }] }] },
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
  ...WALLS.map(wall),
);
