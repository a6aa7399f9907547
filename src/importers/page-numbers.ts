/** A page number by itself, or what is left of one: `3`, `- 3 -`, `第 3 页 共 9 页`, `3/9`, `Page 1 of 3`, `第 页`. */
const PAGE_NUMBER =
  /^(?:[-—–·]?\s*\d{0,3}\s*[-—–·]?|第?\s*\d{0,3}\s*页?(?:[\s,，/]*[共/]\s*\d{0,3}\s*页?)?|(?:page\s*)?\d{0,3}\s*(?:\/|of)\s*\d{0,3}|page\s*\d{0,3}|\?+)$/i;

/** Whether a text in the margin of a page says nothing but which page it is. */
export const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text.trim());
