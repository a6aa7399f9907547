import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { page, type Output, type PageViews } from './output.ts';

interface PagePlace<R extends keyof PageViews> {
  readonly route: R;
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** Makes pages that are joined of digests. */
export const joinWith =
  (digests: () => readonly OpenDigest[], frame: Frame) =>
  /** @param parts of the digests that the page is made from, and of no others @param also what else it rests on */
  <R extends keyof PageViews>(
    place: PagePlace<R>,
    parts: readonly string[],
    make: (digests: readonly OpenDigest[]) => PageViews[R],
    also: unknown = null,
  ): Output =>
    page<R>({
      params: {},
      ...place,
      rests: () => digestOf([digests().map((one) => parts.map((part) => one.key(part))), also], frame),
      make: () => make(digests()),
    });
export type Join = ReturnType<typeof joinWith>;
