import type { getDocumentProxy } from 'unpdf';
import type { Input } from '../reader.ts';
import { ChineseMaps } from './chinese-cmaps.ts';
import { findLines, type OperatorNames } from './find-lines.ts';
import type { PageContent, TextRun } from './page-content.ts';
import { closeUp, restoreCharacters } from './restore-characters.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type Matrix = [number, number, number, number, number, number];

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
}

function toRun(item: TextItem, view: Matrix): TextRun[] {
  const text = closeUp(restoreCharacters(item.str));
  const [a, b, c, d, e, f] = item.transform as Matrix;
  // blanks that pdf.js adds for gaps have no height: gaps are measured here
  if (text === '' || (text.trim() === '' && item.height === 0)) return [];
  const left = view[0] * e + view[2] * f + view[4];
  const baseline = view[1] * e + view[3] * f + view[5];
  const size = Math.hypot(c, d) || item.height || 10;
  const [along, down] = [view[0] * a + view[2] * b, view[1] * a + view[3] * b];
  if (Math.abs(along) >= Math.abs(down)) return [{ text, left, right: left + item.width, baseline, size }];
  // a turned label stands where its middle is
  const middle = baseline + (Math.sign(down) * item.width) / 2;
  return [{ text, left: left - size / 2, right: left + size / 2, baseline: middle + size * 0.35, size }];
}

async function readContent(page: Page, ops: OperatorNames): Promise<PageContent> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const view = transform as Matrix;
  const { items } = await page.getTextContent({ disableNormalization: true });
  const { lying, standing, pictures } = findLines(await page.getOperatorList(), ops, view);
  page.cleanup();
  return {
    width,
    height,
    runs: items.flatMap((item) => ('str' in item ? toRun(item, view) : [])),
    lying,
    standing,
    pictures,
  };
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
  // a copy, since the library takes the bytes away
  const pdf = await unpdf
    .getDocumentProxy(input.bytes.slice(), OPTIONS as object)
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
