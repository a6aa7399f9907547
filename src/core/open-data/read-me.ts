import { isValue } from '../tables/table.ts';
import type { DataSetNote } from './data-package.ts';
import type { DataFile } from './files.ts';

/** `README.txt` of a zip: what is in it, in the order in which somebody would ask. */
export function writeReadMe(note: DataSetNote, files: readonly DataFile[]): string {
  const { title, description, version, address, site } = note;
  const { conditions, license } = site.data;
  const terms = [conditions, license && `${license.name}（${license.url}）`].filter((text) => text !== undefined);
  const tables = [...new Set(files.map(({ table }) => table))];
  return [
    title,
    '',
    description,
    `版本：${version}`,
    `网址：${address}`,
    `使用条件：${terms.length ? terms.join('；') : '本栏目没有说明使用条件。'}`,
    '',
    '怎么读',
    '· 文件是 UTF-8 的 CSV，第一行是列名；datapackage.json 写着每一列是什么。',
    '· 不带后缀的列是表上印的字，一字不改；_yuan（元）、_percent（%）、_points（分）、_value 是由它读出的数；_missing 说明为什么没有数。空着不是零。',
    '· 单元格以 = + - @ 一类的符号开头时，前面加了一个单引号，免得表格软件当成公式；去掉一个开头的单引号，就是原文。',
    '· 资金表里合计和构成都在，二级构成的钱含在上级项目里，部门整体的钱含各项目的钱：相加以前先按 kind、subject、source 挑出要的行。',
    ...tables.flatMap(({ id, title: name, meaning, columns }) => [
      '',
      `${id}（${name}）：${meaning}`,
      ...columns.map(
        (column) =>
          `  ${column.name}  ${column.title}${column.meaning ? `：${column.meaning}` : ''}${isValue(column) ? '（数）' : ''}`,
      ),
    ]),
    '',
  ].join('\r\n');
}
