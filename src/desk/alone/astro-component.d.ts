/** Components that the desk's bundler compiles; the checker of Astro's own files knows more of them. */
declare module '*.astro' {
  import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
  const component: AstroComponentFactory;
  export default component;
}
