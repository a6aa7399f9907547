import { z } from 'zod';

const text = z.string();
/** `#a8281e`; no other way of writing a colour can be held against others without a browser. */
const colour = text.regex(/^#[0-9a-f]{6}$/i);

/** A path from the root of the portal's own host: never another host, and no sign that ends an attribute or a directive. */
export const portalPath = text.regex(/^\/(?![/\\])[A-Za-z0-9._~!$&()*+,;=:@%/?#-]*$/);
/** What an include names: whoever writes it into a page must not be able to write anything else there. */
const includePath = text.regex(/^\/(?!\/)[A-Za-z0-9._~%/-]*$/);
/** A file below `theme/`, in ASCII: its name stands in addresses. */
export const themeFile = text.regex(/^theme\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/);

export const COLOUR_NAMES = ['accent', 'mark', 'link', 'headText', 'headBackground'] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/**
 * Colours of one look. `accent`: words and marks that need attention. `mark`: the mark beside the column's name and under the
 * current entry of its menu. `link`: links. `headText`, `headBackground`: the portal's head.
 */
const colours = z.strictObject({
  accent: colour.optional(),
  mark: colour.optional(),
  link: colour.optional(),
  headText: colour.optional(),
  headBackground: colour.optional(),
} satisfies Record<ColourName, z.ZodOptional>);

/** The looks a reader may have: the last two are the high contrast that a reader asks for, in light and in dark. */
export const LOOKS = ['light', 'dark', 'contrast', 'contrastDark'] as const;
export type Look = (typeof LOOKS)[number];

/** A part of the portal's frame: a file of HTML, or what the portal's server fills in. */
const part = z
  .strictObject({
    file: themeFile.refine((path) => path.endsWith('.html')).optional(),
    /** Server Side Includes: nginx `ssi`, Apache `mod_include`, IIS. */
    ssi: includePath.optional(),
    /** Edge Side Includes: Varnish and others before the server. */
    esi: includePath.optional(),
  })
  .refine((said) => Object.values(said).filter((one) => one !== undefined).length === 1);

/** The portal's face: `theme` of `content/site.yaml`. */
export const themeSettings = z
  .strictObject({
    /** Name and address of the portal; its head leads there. */
    portal: z
      .strictObject({ name: text.min(1), url: text.refine((url) => portalPath.safeParse(url).success || isWeb(url)) })
      .optional(),
    logo: themeFile.refine((path) => /\.(?:svg|png|jpe?g|webp)$/.test(path)).optional(),
    colours: z.partialRecord(z.enum(LOOKS), colours).optional(),
    head: part.optional(),
    nav: part.optional(),
    foot: part.optional(),
    /** A style sheet of the portal's, for its own parts. */
    style: themeFile.refine((path) => path.endsWith('.css')).optional(),
    /** A script of the portal's own host that counts visits. */
    analytics: portalPath.optional(),
    /** `none`: pages without head, foot and name of the column, for portals that wrap content themselves. */
    frame: z.enum(['full', 'none']).default('full'),
  })
  .refine(({ frame, head, nav, foot, logo }) => frame === 'full' || !(head ?? nav ?? foot ?? logo), { path: ['frame'] })
  .refine(({ logo, portal }) => logo === undefined || portal !== undefined, { path: ['logo'] });
export type ThemeSettings = z.infer<typeof themeSettings>;
export type ThemeColours = Partial<Record<Look, z.infer<typeof colours>>>;

function isWeb(url: string): boolean {
  return /^https?:\/\/[^\s\\"'<>@]+$/.test(url) && URL.canParse(url);
}
