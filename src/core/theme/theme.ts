/** An element of a fragment that was found sound, or a text; drawn element by element, never as HTML. */
export type FragmentNode =
  | string
  | {
      readonly tag: string;
      readonly attributes: Readonly<Record<string, string>>;
      /** Of a picture that comes along: its path below the column's base. */
      readonly file?: string;
      readonly children: readonly FragmentNode[];
    };

/** A part of the portal's frame. `include`: the directive as the portal's server reads it, and the path it names. */
export type ThemePart =
  { readonly nodes: readonly FragmentNode[] } | { readonly include: string; readonly path: string };

export type ThemePlace = 'head' | 'nav' | 'foot';

/** A file that comes along with the pages. */
export interface ThemeFile {
  /** Below the column's base: `/theme/logo.svg`. */
  readonly path: string;
  /** In the folder of content: `theme/logo.svg`. */
  readonly from: string;
  readonly base64: string;
}

/** The portal's face, read and found sound. Plain data. */
export interface Theme {
  readonly isFramed: boolean;
  readonly portal?: { readonly name: string; readonly url: string } | undefined;
  /** Path of the logo below the column's base. */
  readonly logo?: string | undefined;
  readonly parts: Readonly<Partial<Record<ThemePlace, ThemePart>>>;
  /** The style sheet of its colours; none where it brings none. */
  readonly colours?: string | undefined;
  /** Path of the portal's own style sheet below the column's base. */
  readonly style?: string | undefined;
  readonly analytics?: string | undefined;
  readonly files: readonly ThemeFile[];
  /** Addresses of the portal's that pages lead to or ask for beside the column's own. */
  readonly leads: readonly string[];
}

/** Of a portal that brings no face. */
export const PLAIN: Theme = { isFramed: true, parts: {}, files: [], leads: [] };

/** Where a file of the theme stands in the site. */
export const themePath = (file: string): string => `/${file}`;
export const COLOURS = '/theme/colours.css';

/** The directives that pages hold for the portal's server. */
export const includesOf = ({ parts }: Theme): string[] =>
  Object.values(parts).flatMap((part) => ('include' in part ? [part.include] : []));

/** Each text a fragment shows or says beside it. */
const textsIn = (node: FragmentNode): string[] =>
  typeof node === 'string' ? [node] : [...Object.values(node.attributes), ...node.children.flatMap(textsIn)];
export const textsOf = ({ parts }: Theme): string[] =>
  Object.values(parts).flatMap((part) => ('nodes' in part ? part.nodes.flatMap(textsIn) : []));
