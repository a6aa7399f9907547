import type { CellStyle } from '../../core/workbook/workbook.ts';
import { MAIN, XML } from './names.ts';

interface Look {
  readonly font: 'plain' | 'title' | 'bold';
  readonly hasBorder: boolean;
  readonly horizontal: 'center' | 'left' | 'right';
  readonly vertical?: 'top';
}

const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: { font: 'title', hasBorder: false, horizontal: 'center' },
  subtitle: { font: 'plain', hasBorder: false, horizontal: 'center' },
  label: { font: 'bold', hasBorder: true, horizontal: 'center' },
  group: { font: 'bold', hasBorder: true, horizontal: 'center', vertical: 'top' },
  value: { font: 'plain', hasBorder: true, horizontal: 'center' },
  start: { font: 'plain', hasBorder: true, horizontal: 'left' },
  number: { font: 'plain', hasBorder: true, horizontal: 'right' },
};
const NAMES = Object.keys(LOOKS) as CellStyle[];

const NUMBERS = Object.fromEntries(NAMES.map((name, i) => [name, i + 1])) as Readonly<Record<CellStyle, number>>;

/** The number of a style in the styles' part; 0 is that of cells nobody filled. Those of open cells come after the others. */
export const styleNumber = (style: CellStyle, isOpen = false): number => NUMBERS[style] + (isOpen ? NAMES.length : 0);

const FONTS = ['plain', 'title', 'bold'] as const;
const font = (inner: string, size: number): string =>
  `<font>${inner}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`;

/** Texts have the format of text, so that one who edits `1-2` or `=365天` does not get a date or a formula. */
const TEXT = 49;

const TINT = 'FFFFF9E5';

function format({ font: name, hasBorder, horizontal, vertical }: Look, isOpen: boolean): string {
  const has = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"`;
  return `<xf numFmtId="${TEXT}" fontId="${FONTS.indexOf(name)}" fillId="${isOpen ? 2 : 0}" borderId="${hasBorder ? 1 : 0}" xfId="0" quotePrefix="1" ${has}><alignment horizontal="${horizontal}" vertical="${vertical ?? 'center'}" wrapText="1"${horizontal === 'center' ? '' : ' indent="1"'}/><protection locked="${isOpen ? 0 : 1}"/></xf>`;
}

/** The part that holds all styles. */
export const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font('', 10)}${font('<b/>', 16)}${font('<b/>', 10)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="${TINT}"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${2 * NAMES.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${[false, true].flatMap((isOpen) => NAMES.map((name) => format(LOOKS[name], isOpen))).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
