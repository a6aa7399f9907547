import './old-browsers.ts';
import './old-pages.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import { formPath } from '../core/library/addresses.ts';
import type { CheckedDraft, FindExisting } from '../filing/checked-draft.ts';
import type { Saved, SaveRequest } from '../filing/save.ts';
import type { Host } from './host.ts';
import { OnlyOne } from './only-one.ts';
import { PreviewContent } from './preview-content.ts';
import { DeviceShelf, OWN_SHELF } from './shelf.ts';
import { Sitting } from './sitting.ts';

/*
 * The desk as a page of the preview: what the content has comes from the preview, and forms are saved into it. The readers of
 * files are loaded with the first file.
 */
const root = document.querySelector<HTMLElement>('[data-desk]')!;
const place = new URL(root.dataset['desk']!, location.href);
const known = PreviewContent.open(place);

/** Asked of the preview once, until something is saved or another file is opened. */
const there = new Map<string, ReturnType<FindExisting>>();

async function askExisting(id: string): ReturnType<FindExisting> {
  const response = await fetch(new URL(`records/${id}`, place));
  if (!response.ok) throw new Error(`预览没有给出“${id}”（${response.status}）。`);
  return ((await response.json()) as Awaited<ReturnType<FindExisting>> | null) ?? undefined;
}

/** The file that a record has now: a file imported again keeps what staff added to it. */
const findExisting: FindExisting = (id) => {
  const asked = there.get(id) ?? askExisting(id);
  there.set(id, asked);
  return asked;
};

/** Saving goes to the preview's server; a page that comes from a folder has none. */
const { save: saveAt, token } = document.querySelector<HTMLScriptElement>('script[data-token]')?.dataset ?? {};
async function saveRecord(request: SaveRequest): Promise<Saved> {
  const headers = { 'content-type': 'application/json', 'x-preview-token': token! };
  try {
    const response = await fetch(saveAt!, { method: 'POST', headers, body: JSON.stringify(request) });
    // the file at its place is another one now
    there.clear();
    return (await response.json()) as Saved;
  } catch {
    return { failure: '没有保存：预览没有回答。请看预览的窗口还在不在，再试一次。' };
  }
}

/** `place` stands below the column's base. */
function pageOfForm({ place: filed, record }: CheckedDraft): string | undefined {
  if (!filed) return undefined;
  const { kind, year } = record as unknown as FormRecord;
  const path = formPath({ year, kind, unit: filed.unit.slug, project: filed.project.slug });
  return new URL(`..${path}`, place).href;
}

/**
 * Forms that nobody has saved yet wait on the device, for each content by itself. A second page beside the first keeps none:
 * both save into the content, which refuses what it has become another for.
 */
async function openShelf({ site }: PreviewContent, say: (text: string) => void): Promise<DeviceShelf | undefined> {
  const name = `${OWN_SHELF} ${site.siteDomain} ${place.pathname}`;
  const only = new OnlyOne(name, () => undefined);
  const failed = (): void => say('浏览器没能把没保存的表存在这台电脑上，请快些保存到内容目录。');
  try {
    if (await only.isElsewhere()) return undefined;
    only.take();
    return await DeviceShelf.open(name, { kept: () => undefined, lost: () => undefined, failed });
  } catch {
    return undefined;
  }
}

async function begin(): Promise<void> {
  const content = await known;
  // something was saved, here or elsewhere
  document.addEventListener('content-renewed', () => {
    there.clear();
    void content.renew().then(() => sitting.renew());
  });
  const shelf = await openShelf(content, (text) => sitting.say(text, true));
  const host: Host = {
    views: ['填表', '对照', '公布信息与审核'],
    office: root.dataset['office'],
    read: async (file) => {
      there.clear();
      const { readFile, readTables } = await import('../filing/read-here.ts');
      return readFile(file, content, readTables);
    },
    endings: root.dataset['endings']!.split(','),
    findExisting,
    save: saveAt ? saveRecord : undefined,
    pageOf: pageOfForm,
    givesRecordFile: true,
    shelf,
  };
  const sitting = new Sitting(root, host, content);
  for (const work of (await shelf?.take()) ?? []) await sitting.add(work);
}

void begin();
