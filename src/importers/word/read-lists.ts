import type { Level, Lists } from '../count-lists.ts';
import { elementsOf, valueOf, type XmlElement } from '../parse-xml.ts';

const readLevel = (level: XmlElement): Level => ({
  format: valueOf(level, 'numFmt') ?? 'decimal',
  text: valueOf(level, 'lvlText') ?? '',
  start: Number(valueOf(level, 'start') ?? '1'),
});

const byId = (root: XmlElement, name: string, id: string): Map<string, XmlElement> =>
  new Map(
    elementsOf(root)
      .filter((child) => child.name === name)
      .map((child) => [child.attributes[id] ?? '', child]),
  );

/** The lists that a document declares, each by its `numId`. */
export function readLists(numbering: XmlElement): Lists {
  const abstracts = byId(numbering, 'abstractNum', 'abstractNumId');
  const lists = new Map<string, Map<number, Level>>();
  for (const [id, num] of byId(numbering, 'num', 'numId')) {
    const levels = elementsOf(abstracts.get(valueOf(num, 'abstractNumId') ?? '') ?? num).filter(
      ({ name }) => name === 'lvl',
    );
    const own = new Map(levels.map((level) => [Number(level.attributes['ilvl'] ?? '0'), readLevel(level)]));
    lists.set(id, own);
    for (const change of elementsOf(num).filter(({ name }) => name === 'lvlOverride')) {
      const depth = Number(change.attributes['ilvl'] ?? '0');
      const level = own.get(depth);
      const start = valueOf(change, 'startOverride');
      if (level && start) own.set(depth, { ...level, start: Number(start) });
    }
  }
  return lists;
}
