import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const CELL_XFS = /<cellXfs count="\d+">(.*?)<\/cellXfs>/s;

/**
 * A workbook as a spreadsheet program writes it again: texts in a table of their own, styles in another order, columns and rows
 * of other sizes, cells without text or style gone, a list of its own parts. What LibreOffice 7.4 did to ours was the model.
 */
export function saveAgain(bytes: Uint8Array): Uint8Array {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  const texts: string[] = [];
  const styles = [...CELL_XFS.exec(files['xl/styles.xml']!)![1]!.matchAll(/<xf .*?(?:<\/xf>|\/>(?=<xf|$))/gs)].map(
    String,
  );
  const last = styles.length - 1;
  files['xl/styles.xml'] = files['xl/styles.xml']!.replace(
    CELL_XFS,
    `<cellXfs count="${styles.length}">${styles.toReversed().join('')}</cellXfs>`,
  );
  for (const name of Object.keys(files).filter((one) => one.startsWith('xl/worksheets/')))
    files[name] = files[name]!.replace(/ s="(\d+)"/g, (_, style: string) => ` s="${last - Number(style)}"`)
      .replace(/ width="[^"]*"/g, ' width="11.52"')
      .replace(/ ht="[^"]*"/g, ' ht="12.8"')
      .replace(/ t="inlineStr"><is>(.*?)<\/is>/gs, (_, text: string) => ` t="s"><v>${texts.push(text) - 1}</v>`);
  files['xl/sharedStrings.xml'] =
    `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`;
  files['[Content_Types].xml'] = files['[Content_Types].xml']!.replace(
    '</Types>',
    '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  );
  files['xl/_rels/workbook.xml.rels'] = files['xl/_rels/workbook.xml.rels']!.replace(
    '</Relationships>',
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
  );
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
