/** Rows of a file from which a spreadsheet program is in trouble: none shows more than 1,048,576, few open half of it well. */
const MANY_ROWS = 500_000;

interface CountedFile {
  readonly path: string;
  readonly rows?: number | undefined;
}

/**
 * What a publisher has to know of files that readers will not open as they expect to, in Chinese; nothing for most sites.
 * @param files of the open data with their rows
 * @param withoutBook units with more forms than one workbook holds
 */
export function sayLimits(files: readonly CountedFile[], withoutBook: readonly string[]): string[] {
  const long = files.filter(({ rows = 0, path }) => rows > MANY_ROWS && path.endsWith('.csv'));
  return [
    ...long.map(
      ({ path, rows }) =>
        `提醒：data/${path} 有${rows}行，Excel、WPS 打不开或打不全这么长的表。可以在 site.yaml 里写 data: { parts: unit }，每个单位各有文件。`,
    ),
    ...withoutBook.map((name) => `提醒：${name}的表太多，没有做这个单位的 Excel 数据文件；CSV 和 Parquet 里都有。`),
  ];
}
