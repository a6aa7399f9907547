import { dirname, join, posix } from 'node:path';
import { coloursCss, findLowContrast } from '../core/theme/palettes.ts';
import { sayRatio } from '../core/theme/contrast.ts';
import { themeFile, type ThemeColours, type ThemeSettings } from '../core/theme/settings.ts';
import { themePath, type Theme, type ThemeFile, type ThemePart, type ThemePlace } from '../core/theme/theme.ts';
import { IrregularFile, readRegular } from '../disk/regular-file.ts';
import { readFragment } from '../theme/fragment.ts';
import { faultOfPicture, LARGEST_PICTURE } from '../theme/picture.ts';
import type { NamedFiles, Remark } from '../theme/remarks.ts';
import { readStyle } from '../theme/style.ts';
import { decodeUtf8 } from './decode.ts';
import type { FileReader } from './file-reader.ts';
import type { Path } from './parsed.ts';
import { Unreadable } from './problem.ts';

/** Bytes of a fragment or a style sheet at most: each page holds the fragments. */
const LARGEST_TEXT = 128 * 1024;
const PLACES: readonly ThemePlace[] = ['head', 'nav', 'foot'];
const LOOK_NAMES = { light: '浅色', dark: '深色', contrast: '高对比', contrastDark: '深色的高对比' } as const;

/** Reads what `theme` of `site.yaml` names, and complains of it: there of the settings, in each file of what stands in it. */
class ThemeReader {
  readonly #settings: ThemeSettings;
  readonly #reader: FileReader;
  /** `https://www.example.gov.cn` */
  readonly #portal: string | undefined;
  readonly #files = new Map<string, ThemeFile>();
  readonly #leads = new Set<string>();

  constructor(settings: ThemeSettings, portal: string | undefined, reader: FileReader) {
    [this.#settings, this.#reader, this.#portal] = [settings, reader, portal];
  }

  read(): Theme {
    const { portal, logo, colours, style, analytics, frame } = this.#settings;
    if (colours) this.#checkColours(colours);
    if (logo !== undefined) this.#addPicture(logo, (...said) => this.#complain(['theme', 'logo'], ...said));
    if (style !== undefined) this.#addStyle(style);
    const parts = Object.fromEntries(PLACES.flatMap((place) => this.#readPart(place)));
    for (const address of [analytics, portal?.url.startsWith('/') ? portal.url : undefined])
      if (address !== undefined) this.#leads.add(address);
    return {
      ...{ isFramed: frame === 'full', portal, analytics, parts },
      logo: logo && themePath(logo),
      style: style && themePath(style),
      colours: colours && coloursCss(colours),
      files: [...this.#files.values()],
      leads: [...this.#leads],
    };
  }

  #complain(at: Path, message: string, advice: string): void {
    this.#reader.complainerOf('site.yaml')(at, message, advice);
  }

  #checkColours(colours: ThemeColours): void {
    for (const { look, name, colour, against, ratio, least } of findLowContrast(colours))
      this.#complain(
        ['theme', 'colours', look, name],
        `颜色 ${colour} 和 ${against} 的对比度是 ${sayRatio(ratio)}:1，${LOOK_NAMES[look]}时看不清`,
        `要达到 ${least}:1：${look.startsWith('dark') || look === 'contrastDark' ? '文字换浅一些' : '文字换深一些'}，或删去，用自带的颜色。`,
      );
  }

  /** The bytes of a file that settings or another file names; undefined where it is complained of. */
  #open(path: string, largest: number, complain: (message: string, advice: string) => void): Buffer | undefined {
    try {
      return readRegular(join(this.#reader.folder, path), largest);
    } catch (error) {
      const isTooLarge = error instanceof IrregularFile && error.is === 'too-large';
      if (isTooLarge) complain(`${path} 太大，超过 ${largest / 1024} KB`, '换小一些的文件。');
      else complain(`没有文件 ${path}，或不能读`, '把它放到内容目录的 theme/ 里，名称的大小写要一样。');
      return undefined;
    }
  }

  #openText(path: string, at: Path): string | undefined {
    const bytes = this.#open(path, LARGEST_TEXT, (...said) => this.#complain(at, ...said));
    try {
      return bytes && decodeUtf8(bytes);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      for (const { position, message, advice } of error.complaints)
        this.#reader.add('error', path, position, message, advice);
      return undefined;
    }
  }

  #tell(path: string, remarks: readonly Remark[]): void {
    for (const { level, position, message, advice } of remarks)
      this.#reader.add(level, path, position, message, advice);
  }

  #keep(from: string, bytes: Uint8Array): void {
    this.#files.set(from, { path: themePath(from), from, base64: Buffer.from(bytes).toString('base64') });
  }

  /** Pictures that a file of the theme names: it is what is complained of. */
  #addNamed(file: string, names: NamedFiles): void {
    for (const [name, place] of names)
      this.#addPicture(posix.join(dirname(file), name), (...said) => this.#reader.add('error', file, place, ...said));
  }

  #addPicture(path: string, complain: (message: string, advice: string) => void): void {
    if (!themeFile.safeParse(path).success)
      return complain(
        `文件 ${path} 不在 theme/ 里`,
        '把图片放到内容目录的 theme/ 里，名称只用字母、数字、点和连字符。',
      );
    const bytes = this.#open(path, LARGEST_PICTURE, complain);
    const fault = bytes && faultOfPicture(bytes, path.slice(path.lastIndexOf('.') + 1).toLowerCase());
    if (fault) return complain(`${path}：${fault}`, '换成普通的图片；SVG 里不能有脚本、样式和别处的文件。');
    if (bytes) this.#keep(path, bytes);
    return undefined;
  }

  #addStyle(path: string): void {
    const css = this.#openText(path, ['theme', 'style']);
    if (css === undefined) return;
    const { remarks, files } = readStyle(css, this.#portal);
    this.#tell(path, remarks);
    this.#addNamed(path, files);
    this.#keep(path, Buffer.from(css));
  }

  #readPart(place: ThemePlace): [ThemePlace, ThemePart][] {
    const { file, ssi, esi } = this.#settings[place] ?? {};
    if (ssi !== undefined) return [[place, { include: `<!--#include virtual="${ssi}" -->`, path: ssi }]];
    if (esi !== undefined) return [[place, { include: `<esi:include src="${esi}"/>`, path: esi }]];
    const html = file && this.#openText(file, ['theme', place, 'file']);
    if (file === undefined || html === undefined) return [];
    const fileAt = (name: string): string => posix.join(dirname(file), name);
    const { nodes, remarks, files, leads } = readFragment(html, {
      portal: this.#portal,
      pathOf: (name) => themePath(fileAt(name)),
    });
    this.#tell(file, remarks);
    this.#addNamed(file, files);
    for (const lead of leads) this.#leads.add(lead);
    return [[place, { nodes }]];
  }
}

/** The portal's face as pages show it; what is wrong with it is a problem of `site.yaml` or of its file. */
export const readTheme = (settings: ThemeSettings, site: string | undefined, reader: FileReader): Theme => {
  const { url } = settings.portal ?? {};
  return new ThemeReader(settings, site ?? (url?.startsWith('http') ? url : undefined), reader).read();
};
