import { contrastOf } from './contrast.ts';
import { LOOKS, type ColourName, type Look, type ThemeColours } from './settings.ts';

/** What of `src/styles/tokens.css` colours of a theme replace or are seen against; a test holds the two together. */
export const TOKENS: Readonly<Record<Look, Readonly<Record<string, string>>>> = {
  light: { paper: '#faf9f5', surface: '#ffffff', shade: '#efece3', ink: '#1b1f24', link: '#1d4f91', accent: '#a8281e' },
  dark: { paper: '#15181c', surface: '#1d2126', shade: '#272c33', ink: '#eceae4', link: '#9cc3f5', accent: '#f08d80' },
  contrast: {
    ...{ paper: '#ffffff', surface: '#ffffff', shade: '#ffffff', ink: '#000000' },
    ...{ link: '#0000c0', accent: '#8c0000' },
  },
  contrastDark: {
    ...{ paper: '#000000', surface: '#000000', shade: '#000000', ink: '#ffffff' },
    ...{ link: '#ffff00', accent: '#ffb0a6' },
  },
};

export type Palette = Readonly<Record<ColourName, string>>;

/** All colours of a look: those of the theme, and ours where it brings none. */
export function paletteOf(look: Look, own: ThemeColours): Palette {
  const { link, accent, ink, surface } = TOKENS[look];
  const said = own[look] ?? {};
  return {
    accent: said.accent ?? accent!,
    mark: said.mark ?? said.accent ?? accent!,
    link: said.link ?? link!,
    headText: said.headText ?? ink!,
    headBackground: said.headBackground ?? surface!,
  };
}

/** A colour that is hard to tell from what it stands on. */
export interface LowContrast {
  readonly look: Look;
  readonly name: ColourName;
  readonly colour: string;
  readonly against: string;
  readonly ratio: number;
  readonly least: number;
}

/** Contrast of words, and of marks that mean something (WCAG 2.2, 1.4.3 and 1.4.11). */
const [WORDS, MARKS] = [4.5, 3];
const GROUNDS = ['paper', 'surface', 'shade'];

/** The colours of a theme that are too low in contrast, each with the ground it is lowest against. */
export function findLowContrast(own: ThemeColours): LowContrast[] {
  return LOOKS.filter((look) => own[look]).flatMap((look) => {
    const palette = paletteOf(look, own);
    const grounds = GROUNDS.map((name) => TOKENS[look][name]!);
    const checks: [ColourName, readonly string[], number][] = [
      ['accent', grounds, WORDS],
      ['link', grounds, WORDS],
      ['mark', [TOKENS[look]['surface']!], MARKS],
      ['headText', [palette.headBackground], WORDS],
    ];
    return checks.flatMap(([name, against, least]) => {
      const worst = against
        .map((ground) => ({ against: ground, ratio: contrastOf(palette[name], ground) }))
        .reduce((a, b) => (b.ratio < a.ratio ? b : a));
      const blamed = name === 'headText' && own[look]?.headText === undefined ? 'headBackground' : name;
      return worst.ratio < least ? [{ look, name: blamed, colour: palette[name], ...worst, least }] : [];
    });
  });
}

const VARIABLES: Readonly<Record<ColourName, string>> = {
  accent: '--accent',
  mark: '--mark',
  link: '--link',
  headText: '--head-ink',
  headBackground: '--head-paper',
};
const declare = (palette: Palette): string =>
  Object.entries(VARIABLES)
    .map(([name, variable]) => `${variable}:${palette[name as ColourName]}`)
    .join(';');

/**
 * The colours as a style sheet. Every look says all of them: what is said for one must not reach into another. On paper
 * nothing of it holds.
 */
export function coloursCss(own: ThemeColours): string {
  const rule = (selector: string, look: Look): string => `${selector}{${declare(paletteOf(look, own))}}`;
  const [plain, high] = ['html:root', "html:root[data-contrast='high']"];
  return [
    `@media screen{${rule(plain, 'light')}${rule(high, 'contrast')}}`,
    `@media screen and (prefers-color-scheme:dark){${rule(plain, 'dark')}${rule(high, 'contrastDark')}}`,
    '',
  ].join('\n');
}
