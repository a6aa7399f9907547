/*
 * What the compiled pages give to plain Node: Astro's own app (`astro/app`) with the manifest of this build of the pages.
 * Bundled by `src/compile`.
 */
import { App } from 'astro/app';
import { createApp } from 'astro/app/entrypoint';
import type { Page } from '../core/outputs/output.ts';
import { muteDirectives } from '../core/theme/server-words.ts';
import { includesOf, PLAIN } from '../core/theme/theme.ts';
import { beginRun, type Run } from '../data/run.ts';

/** Any host: pages are asked for by their path. */
const HOST = 'http://localhost';

export interface Renderer {
  /** The HTML of a page. @throws where it cannot be made */
  render(page: Page): Promise<string>;
}

/**
 * Begins a run; its pages are rendered one after the other.
 * @param site address of the portal, for canonical links
 */
export function openRun(run: Run, site: string | undefined): Renderer {
  beginRun(run);
  const { manifest } = createApp();
  const routes = new Map(manifest.routes.map(({ routeData }) => [routeData.route, routeData]));
  const own = { ...manifest, base: run.base, site };
  const includes = includesOf(run.frame.theme ?? PLAIN);
  return {
    async render(page) {
      const routeData = routes.get(page.route);
      if (!routeData) throw new Error(`no page is compiled for the route ${page.route}`);
      run.page = page;
      // an app asks a route for its paths once: each page has an app of its own, which costs next to nothing
      const app = new App({ ...own }, false);
      const path = page.path.replace(/\.html$/, '/');
      const address = `${HOST}${run.base.slice(0, -1)}${encodeURI(path)}`;
      const response = await app.render(new Request(address), { routeData });
      const html = await response.text();
      const wanted = page.route === '/404' ? 404 : 200;
      if (response.status !== wanted) throw new Error(`网页 ${page.path} 没有生成（原因见上）`);
      return muteDirectives(html, includes);
    },
  };
}
