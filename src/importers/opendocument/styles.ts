import { elementsOf, findChild, type XmlElement } from '../parse-xml.ts';

/** What the styles of a workbook say that is not in its cells. */
export interface Styles {
  /** Whether text under a style of this name is struck out. */
  isStruck(name: string | undefined): boolean;
  isHiddenSheet(name: string | undefined): boolean;
  /** The printed page of a sheet with a style of this name. */
  masterPage(name: string | undefined): XmlElement | undefined;
}

const listIn = (parent: XmlElement | undefined): XmlElement[] => (parent ? elementsOf(parent) : []);

const isLine = (value: string | undefined): boolean | undefined => (value === undefined ? undefined : value !== 'none');

/** `content` and `common` are the roots of content.xml and styles.xml; a style rests on its parent. */
export function readStyles(content: XmlElement, common: XmlElement | undefined): Styles {
  const all = [
    ...listIn(findChild(common, 'styles')),
    ...listIn(findChild(common, 'automatic-styles')),
    ...listIn(findChild(content, 'automatic-styles')),
  ];
  const styles = new Map(all.map((style) => [style.attributes['name'] ?? '', style]));
  const isStruck = (name = '', depth = 0): boolean => {
    const style = styles.get(name);
    if (!style || depth > 20) return false;
    const { attributes = {} } = findChild(style, 'text-properties') ?? {};
    const own = isLine(attributes['text-line-through-style']) ?? isLine(attributes['text-line-through-type']);
    return own ?? isStruck(style.attributes['parent-style-name'], depth + 1);
  };
  const masters = listIn(findChild(common, 'master-styles')).filter(({ name }) => name === 'master-page');
  return {
    isStruck: (name) => isStruck(name),
    isHiddenSheet: (name = '') => findChild(styles.get(name), 'table-properties')?.attributes['display'] === 'false',
    masterPage: (name = '') => {
      const page = styles.get(name)?.attributes['master-page-name'] ?? 'Default';
      return masters.find((master) => master.attributes['name'] === page);
    },
  };
}
