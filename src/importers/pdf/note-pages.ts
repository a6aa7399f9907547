import type { SourceNote } from '../../core/intake/document.ts';
import { newMended } from '../mend-characters.ts';
import { noteMended } from '../mend-reading.ts';
import type { Input } from '../reader.ts';
import type { PageContent } from './page-content.ts';
import { note } from '../source-notes.ts';

const squeeze = (text: string): string => text.replace(/\s/g, '');

/** What the pages hold that is no text, and text that their fonts do not name. */
export function notePages(input: Input, pages: readonly PageContent[]): SourceNote[] {
  const broken = pages.map(({ runs }) => runs.filter(({ text }) => text.includes('\uFFFD')).length);
  const count = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const words = count(pages.map(({ runs }) => runs.length));
  const scanned = pages.some(({ pictures }) => pictures > 0);
  if (words === 0)
    input.fail(
      'image-only',
      scanned ? 'PDF 里只有图片（扫描件），没有文字' : 'PDF 里没有文字',
      '请找原来的 Excel、Word 文件，或能选中文字的 PDF',
    );
  if (count(broken) > words / 2)
    input.fail(
      'not-supported',
      'PDF 的字体没有文字对照，读不出里面的文字',
      '请找原来的 Excel、Word 文件，或用 Word、WPS 打开后另存',
    );
  // a cell broken over two pages is drawn on both, and each shows its half
  const shown = squeeze(pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''));
  const mended = pages
    .map((page) => page.mended)
    .reduce((all, { twice, example }) => {
      return { ...all, twice: all.twice + twice, example: all.example || example };
    }, newMended());
  const left = pages.flatMap(({ runs, pictures, askew, nameless, hidden }, i): SourceNote[] => {
    const at = `第${i + 1}页`;
    const own: SourceNote[] = [];
    if (askew !== '') own.push(note(at, 'text-askew', askew));
    const covered = hidden.filter((text) => !shown.includes(squeeze(text)));
    if (covered.length > 0) own.push(note(at, 'text-covered', covered.join(' ')));
    if (nameless > 0) own.push(note(at, 'signs-nameless', String(nameless)));
    if (runs.length === 0 && pictures > 0) return [...own, note(at, 'only-pictures')];
    if (broken[i] === 0) return own;
    return [...own, note(at, 'page-broken', String(broken[i]))];
  });
  return [...left, ...noteMended(mended)];
}
