import { defineConfig } from 'astro/config';

const OLD_BROWSERS = ['chrome64', 'safari12'];

/**
 * Browser code and styles also for WeChat's browser on old phones. Astro sets the client's target itself, after the user's
 * configuration; what runs at build time stays modern, and so faster.
 */
const oldBrowsers = {
  name: 'old-browsers',
  configEnvironment: (name) => (name === 'client' ? { build: { target: OLD_BROWSERS } } : undefined),
};

// The commands in scripts/ add the folder of the output, the base path and the address of the site.
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  cacheDir: '.cache/astro',
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: {
    format: 'directory',
    assets: 'assets',
    // One style sheet for the column, cached after the first page; and the CSP allows no inline styles.
    inlineStylesheets: 'never',
  },
  devToolbar: { enabled: false },
  telemetry: false,
  vite: {
    plugins: [oldBrowsers],
    // pages are compiled once for whatever base path: files name one another by where they stand
    experimental: { renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
    build: { assetsInlineLimit: 0, cssCodeSplit: false, cssTarget: OLD_BROWSERS },
  },
});
