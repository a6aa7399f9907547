/* The figures of one form as the page shows them, a row each: what it is called, what is printed, where it stands. */
import { csvHead, csvLines } from '../core/tables/csv.ts';
import type { Column } from '../core/tables/table.ts';
import { nameFigure } from './figure-names.ts';
import { fileName, saveAs } from './save-as.ts';

const COLUMNS: readonly Column[] = [
  { name: 'name', title: '名称', sort: 'text', meaning: '指标和栏目，或者表里左边和上边的标题' },
  { name: 'printed', title: '表上印的', sort: 'printed', meaning: '照原表，一字不改' },
  { name: 'address', title: '网址', sort: 'address', meaning: '打开就框出这个数' },
];

/** @param whole the address of the page */
export function figuresAsCsv(figures: readonly Element[], whole: string): string {
  const rows = figures.map((figure) => [
    nameFigure(figure),
    figure.textContent ?? '',
    `${whole}#${encodeURI(figure.id)}`,
  ]);
  return csvHead(COLUMNS) + csvLines(COLUMNS, rows);
}

export function saveFigures(figures: readonly Element[], whole: string, title: string): void {
  const csv = figuresAsCsv(figures, whole);
  saveAs(new Blob([csv], { type: 'text/csv;charset=utf-8' }), `${fileName(title)}.csv`);
}
