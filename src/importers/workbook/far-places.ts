import type { Input } from '../reader.ts';

const MOST_ROWS = 1_048_576;
const LAST_COLUMN = 'XFD';
const isBeyond = (column: string, row: string): boolean =>
  Number(row) > MOST_ROWS || column.length > 3 || (column.length === 3 && column > LAST_COLUMN);

function refusePlace(input: Input, place: string): never {
  return input.fail(
    'damaged',
    `文件里写着表格以外的位置（${place.slice(0, 20)}），可能被改动过`,
    '请用 Excel 或 WPS 打开，确认内容后另存一份再导入',
  );
}

/** The same in a workbook that is one XML file, where places are counted. @throws UnreadableFile */
export function refuseFarSteps(input: Input, xml: string): void {
  for (const [, step = ''] of xml.matchAll(/[\s:](?:Index|MergeAcross|MergeDown|Span)\s*=\s*["'](\d{5,})["']/g))
    if (Number(step) > MOST_ROWS) refusePlace(input, step);
}

/** Places beyond the last cell of a sheet would have the library walk through what is not there. @throws UnreadableFile */
export function refuseFarPlaces(input: Input, part: string): void {
  const texts = part.matchAll(/\s(?:r|ref|sqref)\s*=\s*["']([^"']*)["']|<definedName[^>]*>([^<]*)/g);
  for (const [, place, name] of texts)
    for (const [, column = '', row = ''] of (place ?? name)!.matchAll(
      name === undefined ? /([A-Z]*)\$?(\d+)/gi : /\$([A-Z]+)\$(\d+)/gi,
    ))
      if (isBeyond(column.toUpperCase(), row)) refusePlace(input, column + row);
}
