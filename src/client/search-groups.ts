/* Results as they are shown: a project once, its forms below it, the newest first. */
import { formPath, projectPath } from '../core/library/addresses.ts';
import type { SearchListing } from '../core/search/listing.ts';
import type { Hit } from '../core/search/match.ts';
import type { NearReason } from '../core/search/near.ts';
import type { NearResults } from '../core/search/near-results.ts';
import type { ProjectResults } from '../core/search/groups.ts';
import type { Result } from './search-engine.ts';

/** Forms of a project that are shown without asking. */
const OPEN = 4;

const WHY: Record<NearReason, (text: string, query: string) => string> = {
  everyday: (text) => `表里常写作“${text}”`,
  traditional: (text) => `简体字写作“${text}”`,
  pinyin: (text, query) => `“${query}”可以读作“${text}”`,
  misspelt: (text, query) => `“${query}”没有找到，写法相近的有“${text}”`,
  pieces: (text) => `问的话里有“${text}”`,
};

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** Draws results into list items; why a form was found is asked for once it is seen. */
export class SearchResults {
  private readonly base: string;
  private readonly listing: SearchListing;
  private readonly waiting = new WeakMap<Element, () => Promise<void>>();
  private readonly seen: IntersectionObserver;
  /** Whether it is not what was asked for: only that counts as found. */
  private readonly isNear: boolean;
  constructor(base: string, listing: SearchListing, isNear = false) {
    this.isNear = isNear;
    this.base = base.replace(/\/$/, '');
    this.listing = listing;
    const fill: IntersectionObserverCallback = (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        this.seen.unobserve(target);
        // a result without its reason is still a result
        void this.waiting.get(target)!().catch(() => undefined);
      }
    };
    // a little before they come into sight
    this.seen = new IntersectionObserver(fill, { rootMargin: '300px' });
  }

  draw({ title, results }: ProjectResults<Result>): HTMLLIElement {
    const [unitAt, , , project] = results[0]!.document;
    const unit = this.listing.units[unitAt]!;
    const item = element('li');
    const link = element('a', title, 'search-project');
    link.href = this.base + projectPath({ unit: unit.slug, slug: project });
    item.append(link, ...(unit.name === title ? [] : [element('p', unit.name, 'search-facts')]));
    const said = new Set<string>();
    const forms = results.map((result) => this.drawForm(result, said));
    item.append(listOf(forms.slice(0, OPEN)));
    if (forms.length > OPEN) {
      const rest = element('details');
      rest.append(element('summary', `另有${forms.length - OPEN}张表`), listOf(forms.slice(OPEN)));
      item.append(rest);
    }
    return item;
  }

  /** What a suggestion finds, with why it is offered. */
  drawNear({ suggestion: { text, reason }, shown, all }: NearResults<Result>, query: string): HTMLElement {
    const block = element('div', '', 'search-near-one');
    const list = element('ol', '', 'search-results');
    list.append(...shown.map((group) => this.draw(group)));
    block.append(element('p', `${WHY[reason](text, query)}：`, 'search-why'), list);
    if (all > shown.length) {
      const link = element('a', `全部${all}个项目：找“${text}”`);
      link.href = `?${new URLSearchParams({ q: text })}`;
      block.append(link);
    }
    return block;
  }

  private drawForm(result: Result, said: Set<string>): HTMLLIElement {
    const [unitAt, kindAt, year, project, , grade] = result.document;
    const [unit, kind] = [this.listing.units[unitAt]!, this.listing.kinds[kindAt]!];
    const item = element('li');
    const link = element('a', `${year}年${kind.name}`);
    link.href = this.base + formPath({ unit: unit.slug, project, year, kind: kind.id });
    if (!this.isNear) link.dataset['result'] = '';
    item.append(link, ...(grade ? [element('span', `　等级：${grade}`, 'search-facts')] : []));
    this.waiting.set(item, () => showReason(item, result, said));
    this.seen.observe(item);
    return item;
  }
}

/** Why something was found, as a line. */
export function lineOf({ label, before, hit, after }: Hit): HTMLParagraphElement {
  const line = element('p', '', 'search-hit');
  line.append(element('span', `${label}：`, 'search-label'), before, element('mark', hit), after);
  return line;
}

function listOf(items: readonly HTMLElement[]): HTMLElement {
  const list = element('ul', '', 'search-forms');
  list.append(...items);
  return list;
}

/** Fills in why a form was found, once its text has been fetched; what a form of the project above it says is not repeated. */
async function showReason(item: HTMLLIElement, result: Result, said: Set<string>): Promise<void> {
  for (const hit of await result.explain()) {
    const line = lineOf(hit);
    if (said.has(line.textContent)) continue;
    said.add(line.textContent);
    item.append(line);
  }
}
