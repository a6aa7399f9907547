import { EVENT_ID, getScalarValue, parseEvents } from 'js-yaml';
import { Lines } from './problem.ts';

/** A list or map that is being walked through. */
interface Frame {
  readonly path: string;
  readonly isMap: boolean;
  /** Of a map: the key whose value comes next. */
  key: string | undefined;
  /** Of a list: the number of the next item. */
  next: number;
}

const stepOf = ({ isMap, key, next }: Frame): string => (isMap ? key! : `${next}`);

/** Collects where the parts of a YAML text start, by their path (`funds.0.rate`); a map's values at their keys. */
class PlaceCollector {
  readonly starts = new Map<string, number>();
  readonly #frames: Frame[] = [];

  /** Takes a key, or the start of a value. @returns the value's path; undefined for a key */
  take(start: number, keyText: () => string): string | undefined {
    const top = this.#frames.at(-1);
    if (!top) return '';
    const isKey = top.isMap && top.key === undefined;
    if (isKey) top.key = keyText();
    const path = top.path === '' ? stepOf(top) : `${top.path}.${stepOf(top)}`;
    if (isKey || !top.isMap) this.starts.set(path, start);
    return isKey ? undefined : path;
  }

  open(path: string, isMap: boolean): void {
    this.#frames.push({ path, isMap, key: undefined, next: 0 });
  }

  /** Ends the list or map that was opened last. */
  close(): void {
    this.#frames.pop();
    this.finish();
  }

  /** A value is complete. */
  finish(): void {
    const top = this.#frames.at(-1);
    if (!top) return;
    top.key = undefined;
    top.next++;
  }
}

function collectStarts(text: string): ReadonlyMap<string, number> {
  const collector = new PlaceCollector();
  for (const event of parseEvents(text, {})) {
    if (event.type === EVENT_ID.SCALAR) {
      const path = collector.take(event.valueStart, () => getScalarValue(text, event));
      if (path !== undefined) collector.finish();
    } else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      collector.open(
        collector.take(event.start, () => '')!,
        event.type === EVENT_ID.MAPPING,
      );
    } else if (event.type === EVENT_ID.POP) collector.close();
  }
  return collector.starts;
}

/**
 * The lines, from 1, on which parts of a YAML text stand: of a part that is not there, the nearest part around it. Made for
 * text that has been read without a complaint, ten times faster than the places of a file with a fault.
 */
export function findLines(text: string, paths: readonly string[]): number[] {
  const starts = collectStarts(text);
  const lines = new Lines(text);
  return paths.map((path) => {
    for (let part = path; part !== ''; part = part.slice(0, Math.max(part.lastIndexOf('.'), 0))) {
      const start = starts.get(part);
      if (start !== undefined) return lines.at(start).line;
    }
    return 1;
  });
}
