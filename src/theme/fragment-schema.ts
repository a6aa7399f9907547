import type { Options } from 'rehype-sanitize';

/** Attributes that any element may carry, by the names of the tree. */
const COMMON = ['className', 'id', 'title', 'lang', 'ariaLabel', 'ariaHidden'];

/** How the tree names a file of the theme, which stands below the column's base and not at the portal's root. */
export const FILE = 'theme';
/** No protocol: paths alone. An empty list would allow all. */
const NONE = ['-'];

/** What a part of a portal's frame may consist of: texts, links, pictures, lists, simple tables and a search box. */
export const FRAGMENT: Options & { readonly tagNames: string[]; readonly attributes: Record<string, string[]> } = {
  tagNames: (
    'div p span a img ul ol li dl dt dd strong b em i small br hr table thead tbody tr th td ' +
    'form label input button'
  ).split(' '),
  attributes: {
    '*': COMMON,
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    th: ['colSpan', 'rowSpan', 'scope'],
    td: ['colSpan', 'rowSpan'],
    form: ['action', 'method'],
    label: ['htmlFor'],
    input: ['type', 'name', 'value', 'placeholder'],
    button: ['type'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [FILE], action: NONE },
  // ids of the page must stay its own: those of a fragment get a beginning of their own
  clobber: ['id', 'htmlFor'],
  clobberPrefix: 'portal-',
  required: {},
  strip: ['script', 'style', 'template', 'iframe', 'object', 'noscript', 'svg', 'math', 'title', 'textarea', 'select'],
};

/** Values that an attribute may have, where not any. */
export const VALUES: Readonly<Record<string, RegExp>> = {
  'input type': /^(?:text|search|hidden|submit)$/,
  'button type': /^(?:submit)$/,
  'form method': /^get$/i,
  'img width': /^\d{1,4}$/,
  'img height': /^\d{1,4}$/,
};

/** Attribute names as HTML has them, where the tree calls them otherwise. */
const HTML_NAMES: Readonly<Record<string, string>> = {
  ...{ className: 'class', htmlFor: 'for', ariaLabel: 'aria-label', ariaHidden: 'aria-hidden' },
  ...{ colSpan: 'colspan', rowSpan: 'rowspan' },
};
export const htmlName = (property: string): string => HTML_NAMES[property] ?? property;

/** Elements that run, fetch or hide something: a fragment that has one was not meant for here, and says so. */
export const ACTIVE = new Set(
  (
    'script style link meta base iframe frame frameset object embed applet portal video audio source track noscript ' +
    'template slot svg math marquee title html head body textarea select xml'
  ).split(' '),
);
