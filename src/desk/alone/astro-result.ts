import type { SSRResult } from 'astro';
import { renderSlotToString } from 'astro/runtime/server/index.js';

type Slots = Parameters<SSRResult['createAstro']>[1];

/*
 * Astro renders components against an object that its servers make. Pages of the column are plain components without
 * islands, cookies or scripts of their own, so that little of it is asked for.
 */

/** @param address of the page that is rendered, with the site's host where there is one */
export function makeResult(address: URL, site: URL | undefined): SSRResult {
  const { pathname } = address;
  const request = new Request(address);
  const response = { status: 200, statusText: 'OK', headers: new Headers() };
  const result = {
    ...{ cancelled: false, base: '/', userAssetsBase: undefined, pathname, params: {}, request, response },
    ...{ styles: new Set(), scripts: new Set(), links: new Set(), inlinedScripts: new Map() },
    ...{ componentMetadata: new Map(), renderers: [], clientDirectives: new Map(), partial: false, cookies: undefined },
    ...{ compressHTML: true, trailingSlash: 'always', shouldInjectCspMetaTags: false, directives: [] },
    resolve: (path: string) => Promise.resolve(path),
    createAstro: (props: object, slots: Slots) => ({
      ...{ props, params: {}, request, response, url: address, site, self: undefined },
      slots: {
        has: (name: string) => Boolean(slots?.[name]),
        render: (name: string) =>
          slots?.[name] ? renderSlotToString(result as unknown as SSRResult, slots[name]) : undefined,
      },
    }),
    _metadata: {
      ...{ hasHydrationScript: false, hasRenderedHead: false, hasRenderedServerIslandRuntime: false },
      ...{ rendererSpecificHydrationScripts: new Set(), renderedScripts: new Set(), hasDirectives: new Set() },
      ...{ headInTree: false, extraHead: [], extraStyleHashes: [], extraScriptHashes: [], propagators: new Set() },
      templateDepth: 0,
    },
  };
  return result as unknown as SSRResult;
}
