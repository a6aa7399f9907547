import type { getDocumentProxy } from 'unpdf';
import type { Input } from '../reader.ts';
import { ChineseMaps } from './chinese-cmaps.ts';
import { LineReader } from './find-lines.ts';
import { joinGlyphs } from './join-glyphs.ts';
import { multiply, type Matrix } from './matrix.ts';
import type { PageContent } from './page-content.ts';
import { GlyphReader, type FontFacts } from './read-glyphs.ts';
import { turnOf } from './standing-text.ts';
import { walkPage, type OperatorNames } from './walk-page.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** What pdf.js keeps of a font that a page uses: nothing where the font could not be read. */
function factsOf(page: Page, font: string): FontFacts {
  const known = page.commonObjs.has(font) ? (page.commonObjs.get(font) as Partial<LoadedFont> | null) : undefined;
  return { name: known?.name ?? '', unit: known?.fontMatrix?.[0] ?? 0.001, vertical: known?.vertical === true };
}

interface LoadedFont {
  readonly name: string;
  readonly fontMatrix: readonly number[];
  readonly vertical: boolean;
}

/** The page turned so that most of its text stands upright: tables wider than the paper are printed sideways. */
function turn(view: Matrix, width: number, height: number, by: 0 | 90 | -90): Matrix {
  if (by === 0) return view;
  return multiply(by === 90 ? [0, -1, 1, 0, 0, width] : [0, 1, -1, 0, height, 0], view);
}

async function readContent(page: Page, ops: OperatorNames): Promise<PageContent> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList();
  const fonts = new Map<string, FontFacts>();
  const facts = (font: string): FontFacts => {
    const found = fonts.get(font) ?? factsOf(page, font);
    fonts.set(font, found);
    return found;
  };
  const read = (by: 0 | 90 | -90) => {
    const [glyphs, lines] = [new GlyphReader(facts), new LineReader(ops)];
    walkPage(list, ops, turn(transform as unknown as Matrix, width, height, by), (name, args, drawing) => {
      lines.visit(name, args, drawing);
      return glyphs.visit(name, args, drawing);
    });
    return { glyphs: glyphs.glyphs, lines: lines.read() };
  };
  const upright = read(0);
  const by = turnOf(upright.glyphs);
  const { glyphs, lines } = by === 0 ? upright : read(by);
  page.cleanup();
  const [across, down] = by === 0 ? [width, height] : [height, width];
  const { lying, standing, pictures } = lines;
  return { width: across, height: down, ...joinGlyphs(glyphs), lying, standing, pictures };
}

function explain(input: Input, error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    input.fail('encrypted', 'PDF 加了打开密码', '请先取消密码另存一份，或找原来的 Excel、Word 文件', error);
  return input.fail('damaged', 'PDF 已损坏，或没有传完整', '请重新下载，或找原来的 Excel、Word 文件', error);
}

/** No code of the file is run and nothing is fetched: fonts are not drawn, and the maps of characters are here. */
const OPTIONS = {
  isEvalSupported: false,
  verbosity: 0,
  disableFontFace: true,
  useWorkerFetch: false,
  cMapUrl: 'own/', // the library wants one, though nothing is fetched from it
  cMapPacked: false,
  BinaryDataFactory: ChineseMaps,
};

/** The pages of a PDF one by one: texts with their places, and ruled lines. */
export async function* readPages(input: Input): AsyncGenerator<PageContent> {
  const unpdf = await import('unpdf');
  const { OPS } = await unpdf.getResolvedPDFJS();
  // a copy, since the library takes the bytes away; a plain array, since it refuses Node's own kind
  const pdf = await unpdf
    .getDocumentProxy(Uint8Array.from(input.bytes), OPTIONS as object)
    .catch((error: unknown) => explain(input, error));
  try {
    if (pdf.numPages > input.limits.pages)
      input.fail(
        'too-large',
        `PDF 有 ${pdf.numPages} 页，超过 ${input.limits.pages} 页`,
        '请只留下绩效表所在的页，另存一份再导入',
      );
    for (let number = 1; number <= pdf.numPages; number++) {
      input.checkTime();
      const content = await pdf
        .getPage(number)
        .then((page) => readContent(page, OPS as OperatorNames))
        .catch((error: unknown) => explain(input, error));
      yield content;
    }
  } finally {
    await pdf.loadingTask.destroy();
  }
}
