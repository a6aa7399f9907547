import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UnreadableFile, type UnreadableCode } from '../../src/importers/read-document.ts';
import { realForm } from '../core/library/real-content.ts';
import { FORM_FORMATS, makeForm, nameOf } from '../fixtures/forms/make-forms.ts';
import { makePdf } from './make-pdf.ts';
import { read, refusal, tablesOf } from './read.ts';

const { record } = realForm('2024/chongming-shehuigongzuobu/kaiban-fei.self-evaluation');
const ole = (...streams: string[]): Uint8Array => {
  const file = XLSX.CFB.utils.cfb_new();
  for (const name of streams) XLSX.CFB.utils.cfb_add(file, name, new Uint8Array(600).fill(65));
  return new Uint8Array(XLSX.CFB.write(file, { type: 'array' }) as ArrayLike<number>);
};
const zip = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const PICTURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...new Array<number>(60).fill(0)]);
const NOTHING = new Uint8Array();

const cases: [what: string, name: string, bytes: string | Uint8Array, code: UnreadableCode][] = [
  ['no byte at all', '表.xlsx', NOTHING, 'empty'],
  ['zeros only', '表.xlsx', new Uint8Array(4096), 'empty'],
  ['blank text', '表.txt', ' \n\n\t\n', 'empty'],
  ['a page without text', '表.html', '<html><body><table><tr><td> </td></tr></table></body></html>', 'empty'],
  ['a workbook with a password', '表.xlsx', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
  ['a document with a password', '表.docx', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
  [
    'an .ods file with a password',
    '表.ods',
    zip({ 'content.xml': 'x', 'META-INF/manifest.xml': '<manifest:encryption-data/>' }),
    'encrypted',
  ],
  ['a document of Word 95', '表.doc', ole('WordDocument', '1Table'), 'not-supported'],
  ['an RTF document that calls itself .doc', '表.doc', '{\\rtf1\\ansi 表}', 'not-supported'],
  ['a presentation', '表.ppt', ole('PowerPoint Document'), 'not-supported'],
  ['an OLE file of nobody', '表.xls', ole('Something'), 'damaged'],
  ['a picture', '表.pdf', PICTURE, 'image-only'],
  ['a PDF without text', '表.pdf', makePdf({ content: '0 0 100 100 re f' }), 'image-only'],
  ['a broken PDF', '表.pdf', '%PDF-1.7\n1 0 obj\n<<', 'damaged'],
  ['an archive', '表.zip', zip({ '表.txt': '甲\t乙' }), 'not-supported'],
  ['an archive named .docx', '表.docx', zip({ '表.txt': '甲\t乙' }), 'damaged'],
  ['prose named .xlsx', '表.xlsx', '这不是工作簿。', 'wrong-name'],
  ['bytes of no format', '表.bin', Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 31), 'not-supported'],
  ['bytes of no format named .xls', '表.xls', Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 31), 'damaged'],
];

describe('a file that gives nothing says what is wrong and what to do', () => {
  it.each(cases)('%s', async (_, name, bytes, code) => {
    const error = await refusal(name, bytes);
    expect([error.code, error.file]).toEqual([code, name]);
    expect(error.message).toMatch(/^[^。]+。.+。$/);
  });
});

describe('limits', () => {
  const big = zip({ 'xl/workbook.xml': '<a/>', 'xl/worksheets/sheet1.xml': 'a'.repeat(3_000_000) });
  it.each([
    ['the size of the file', '表.txt', 'x'.repeat(100), { bytes: 99 }],
    ['the bytes that a zip unpacks to', '表.xlsx', big, { unpacked: 1_000_000 }],
    ['the ratio of a zip', '表.xlsx', big, { ratio: 100 }],
    ['the files in a zip', '表.xlsx', zip({ 'xl/a.xml': '1', 'xl/b.xml': '2', 'xl/c.xml': '3' }), { entries: 2 }],
    ['a part of a zip', '表.xlsx', big, { part: 1_000_000, ratio: 1e9 }],
    ['cells', '表.txt', '甲\t乙\t丙\n'.repeat(10), { cells: 29 }],
    [
      'cells of a page',
      '表.html',
      `<table>${'<tr><td colspan=1000>甲</td></tr>'.repeat(10)}</table>`,
      { cells: 9_999 },
    ],
  ])('hold for %s', async (_, name, bytes, limits) => {
    expect((await refusal(name, bytes, { limits })).code).toBe('too-large');
  });

  it('end a reader that takes too long', async () => {
    let clock = 0;
    const error = await refusal('表.html', '<table><tr><td>甲</td></tr></table>', {
      limits: { time: 5 },
      now: () => (clock += 10),
    });
    expect(error.code).toBe('too-large');
  });

  it('do not hit a zip that lies about its sizes otherwise than by counting', async () => {
    const lying = big.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect((await refusal('表.xlsx', lying, { limits: { unpacked: 1_000_000, ratio: 1e9 } })).code).toBe('too-large');
  });
});

describe('a form under a wrong name', () => {
  const formats = FORM_FORMATS.filter((format) => !format.startsWith('html') && format !== 'txt' && format !== 'pdf');
  it.each(formats)('is read by its content and the name is told: %s', async (format) => {
    const bytes = await makeForm(record, format);
    const wrong = format === 'docx' ? '表.doc' : '表.pdf';
    const [right, other] = [await read(nameOf(format), bytes), await read(wrong, bytes)];
    expect(tablesOf(other)).toEqual(tablesOf(right));
    expect(other.notes[0]!.message).toMatch(/内容其实是/);
    expect(right.notes.filter(({ message }) => message.includes('内容其实是'))).toEqual([]);
  });
});

describe('a form that was cut or changed on its way', () => {
  const formats = FORM_FORMATS.filter((format) => format !== 'pdf');
  it.each(formats)(
    '%s gives a document or one clear error, wherever it breaks off',
    { timeout: 60_000 },
    async (format) => {
      const whole = await makeForm(record, format);
      for (let part = 1; part < 12; part++) {
        const cut = whole.slice(0, Math.floor((whole.length * part) / 12));
        const changed = whole.slice();
        for (let i = 0; i < 5; i++) changed[(part * 7919 + i * 104_729) % changed.length]! ^= 1 << (i + (part % 3));
        for (const bytes of [cut, changed]) {
          const outcome = await read(nameOf(format), bytes).catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnreadableFile);
          else expect(outcome).toHaveProperty('parts');
        }
      }
    },
  );
});
