/** A printed text in quotation marks; quotation marks within become single ones: `“‘两新’党建”`. */
export const quote = (text: string): string => `“${text.trim().replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** The same for a cell that may have been left blank. */
export const quoteCell = (text: string | undefined): string => (text?.trim() ? quote(text) : '未填');
