/** The cells of a CSV file by RFC 4180, its mark taken off. @throws where a quote is left open or stands within a bare cell */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let rest = text.replace(/^\ufeff/, '');
  let row: string[] = [];
  while (rest) {
    const [whole, quoted, bare = '', end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest) ?? [];
    if (whole === undefined || (end === '' && whole !== rest)) throw new Error(`no CSV: ${rest.slice(0, 40)}`);
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
