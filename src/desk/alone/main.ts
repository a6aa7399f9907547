import '../old-pages.ts';
import '../../styles/site.css';
import '../desk.css';
import { readFile } from '../../filing/read-file.ts';
import { unitwise } from '../../filing/unitwise.ts';
import { make } from '../elements.ts';
import { saveFile } from '../save-file.ts';
import { Sitting } from '../sitting.ts';
import type { DeskContent } from './content.ts';
import { drawHandover } from './hand-over-view.ts';
import { hour, today } from '../now.ts';
import { VIEWS } from '../views.ts';
import { OnlyOne } from '../only-one.ts';
import { renderPublicPage } from './public-page.ts';
import { readInWorker } from './read-in-worker.ts';
import { DeviceShelf, OWN_SHELF, type ShelfNews } from '../shelf.ts';
import { ENDING, readWorkingFile, writeWorkingFile } from './working-file.ts';

/*
 * The desk as a file of its own: nothing is loaded, nothing is sent. Forms are kept on the device with every key, and as a
 * working file when somebody asks for it.
 */
const root = document.querySelector<HTMLElement>('[data-desk]')!;
const bar = document.querySelector<HTMLElement>('[data-desk-bar]')!;
const content = JSON.parse(document.getElementById('content')!.textContent!) as DeskContent;

const kept = make('span', { role: 'status' });
const filed = make('span');
const clock = (at: Date): string => at.toTimeString().slice(0, 8);
const tell = (text: string, isBad = false): void => {
  kept.textContent = text;
  bar.classList.toggle('desk-bar-bad', isBad);
};

const tellLost = (): void => tell('工作台已在另一个标签页里接着做，这一页不再保存。请关闭这一页。', true);
const only = new OnlyOne(OWN_SHELF, tellLost);

const news: ShelfNews = {
  kept: (at, forms) => tell(forms ? `已存在这台电脑 ${clock(at)}` : '这台电脑上没有草稿'),
  lost: () => {
    only.leave();
    tellLost();
  },
  failed: () => tell('浏览器没能把表存在这台电脑上，请常点“存工作稿”。', true),
};

async function openShelf(): Promise<DeviceShelf | undefined> {
  try {
    return await DeviceShelf.open(OWN_SHELF, news);
  } catch {
    tell('这个浏览器不把表存在这台电脑上，离开以前请点“存工作稿”。', true);
    return undefined;
  }
}

const nameNow = (): string => `工作稿-${today().replaceAll('-', '')}-${hour().replace(':', '')}${ENDING}`;

function drawBar(sitting: Sitting): void {
  const save = make('button', { type: 'button', text: '存工作稿' });
  save.addEventListener('click', () => {
    if (sitting.works.length === 0) return sitting.say('还没有打开的表，没有可以存的。');
    const name = nameNow();
    saveFile(name, writeWorkingFile(sitting.works), 'application/json');
    filed.textContent = `上次存成文件 ${clock(new Date())} ${name}`;
  });
  const clear = make('button', { type: 'button', text: '全部关闭，清除本机草稿' });
  clear.addEventListener('click', () => {
    if (confirm('所有打开的表都会关闭，存在这台电脑上的草稿也会清除，不能再找回来。确定吗？')) sitting.closeAll();
  });
  const hand = make('button', { type: 'button', className: 'desk-main', text: `${VIEWS.length + 1} 交接……` });
  hand.addEventListener('click', async () => sitting.showBeside(drawHandover(await sitting.forms(), content)));
  const note = make('span', { className: 'desk-bar-note', text: '这一页不联网：文件和内容不会离开这台电脑' });
  bar.append(kept, filed, save, hand, note, clear);
}

async function begin(shelf: DeviceShelf | undefined): Promise<void> {
  if (shelf) only.take();
  const known = unitwise(content.known);
  const sitting = new Sitting(
    root,
    {
      endings: [...root.dataset['endings']!.split(','), ENDING],
      read: (file) => readFile(file, known, readInWorker),
      open: ({ name, bytes }) => (name.endsWith(ENDING) ? readWorkingFile(new TextDecoder().decode(bytes)) : undefined),
      findExisting: () => Promise.resolve(undefined),
      views: VIEWS,
      publicPage: (checked) => renderPublicPage(checked, content),
      shelf,
    },
    known,
  );
  drawBar(sitting);
  for (const work of (await shelf?.take()) ?? []) await sitting.add(work);
}

async function start(): Promise<void> {
  const shelf = await openShelf();
  if (!shelf || !(await only.isElsewhere())) return begin(shelf);
  const here = make('button', { type: 'button', text: '改在这一页做' });
  const note = make('p', { className: 'desk-status', text: '工作台已经在另一个标签页里打开了。请回到那一页；' }, here);
  here.addEventListener('click', () => {
    note.remove();
    void begin(shelf);
  });
  root.append(note);
}

addEventListener('error', ({ message }) => tell(`程序出错了，不是表的问题。请把这句话发给维护的人：${message}`, true));
addEventListener('unhandledrejection', ({ reason }) =>
  tell(`程序出错了，不是表的问题。请把这句话发给维护的人：${String(reason)}`, true),
);
document.querySelector('[data-desk-opening]')!.remove();
root.hidden = false;
void start();
