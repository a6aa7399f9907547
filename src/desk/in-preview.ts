import './old-browsers.ts';
import './old-pages.ts';
import type { FindExisting } from '../filing/check-draft.ts';
import type { Saved, SaveRequest } from '../filing/save.ts';
import { PreviewContent } from './preview-content.ts';
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

void known.then((content) => {
  // something was saved, here or elsewhere
  document.addEventListener('content-renewed', () => {
    there.clear();
    void content.renew().then(() => sitting.renew());
  });
  const sitting = new Sitting(
    root,
    {
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
      givesRecordFile: true,
    },
    content,
  );
});
