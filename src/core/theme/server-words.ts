/** How what a portal's server fills in begins: Server Side Includes (`<!--#…`) and Edge Side Includes (`<esi:…`, `<!--esi`). */
const DIRECTIVE = /<(?=!--#|!--esi|\/?esi:)/gi;

/**
 * A page in which a server that fills in includes finds none but those of the theme. Such servers look for signs, not for
 * HTML: they would obey a text of a record that stands in an attribute, where `<` needs no escape.
 * @param includes the theme's; none of them can stand in a text, whose quotes are escaped
 */
export function muteDirectives(html: string, includes: readonly string[]): string {
  return html.replace(DIRECTIVE, (sign, at: number) =>
    includes.some((include) => html.startsWith(include, at)) ? sign : '&lt;',
  );
}

/** A page without the theme's includes. */
export const withoutIncludes = (html: string, includes: readonly string[]): string =>
  includes.reduce((text, include) => text.replaceAll(include, ''), html);

/** Whether a server would find something to fill in. */
export const holdsDirective = (html: string): boolean => html.search(DIRECTIVE) >= 0;
