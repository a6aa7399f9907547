import type { UnitDigest } from './digest.ts';
import type { Frame } from './frame.ts';

/**
 * A unit's digest in parts, each as JSON with a key that is another for any other text, so that what rests on a part is known
 * without the part being read. Those of `years`, `rows` and `rules` are apart: `years/2024`. Plain data, to be kept.
 */
export type DigestParts = Readonly<Record<string, { readonly key: string; readonly json: string }>>;

/** A digest whose parts are read when they are asked for. */
export interface OpenDigest extends UnitDigest {
  /** The key of a part; empty where the unit has none of that name. */
  key(part: string): string;
}

/** Members whose own members are parts. */
const GROUPS: readonly (keyof UnitDigest)[] = ['years', 'rows', 'rules'];

export function splitDigest(digest: UnitDigest, { hash }: Pick<Frame, 'hash'>): DigestParts {
  const members = (Object.keys(digest) as (keyof UnitDigest)[]).flatMap((name): [string, unknown][] =>
    GROUPS.includes(name)
      ? Object.entries(digest[name]).map(([own, value]) => [`${name}/${own}`, value])
      : [[name, digest[name]]],
  );
  return Object.fromEntries(
    members.map(([name, value]) => {
      const json = JSON.stringify(value);
      return [name, { key: hash(json), json }];
    }),
  );
}

/** Gives an object a member that is worked out at the first question. */
function addLazy(object: object, name: string, read: () => unknown): void {
  Object.defineProperty(object, name, {
    ...{ enumerable: true, configurable: true },
    get() {
      const value = read();
      Object.defineProperty(object, name, { value, enumerable: true });
      return value;
    },
  });
}

export function openDigest(parts: DigestParts): OpenDigest {
  const open = { years: {}, rows: {}, rules: {} } as Record<string, object>;
  for (const [path, { json }] of Object.entries(parts)) {
    const [name = '', own] = path.split('/');
    addLazy(own === undefined ? open : open[name]!, own ?? name, () => JSON.parse(json) as unknown);
  }
  return Object.assign(open, { key: (part: string) => parts[part]?.key ?? '' }) as unknown as OpenDigest;
}
