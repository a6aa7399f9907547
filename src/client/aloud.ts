/*
 * Reads the page aloud by a voice of the reader's own device, and never by one of the network: what a page says leaves no
 * trace elsewhere. Where there is no Chinese voice, there is no button.
 */
import { sayText, splitForVoice } from '../core/aloud/say.ts';

const READ = ['h1', 'h2', 'h3', 'h4', 'p', 'li', 'dt', 'dd', 'blockquote'];
/** Tables are heard better cell by cell, in the reader's own tools. */
const SKIPPED = 'table, nav, form, .screen.files, .article-box, .hidden, .looks, .source, [aria-hidden]';

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

function listBlocks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(READ.map((tag) => `main ${tag}`).join())].filter(
    (element) =>
      !element.closest(SKIPPED) && isShown(element) && ![...element.querySelectorAll(READ.join())].some(isShown),
  );
}

const findVoice = (): SpeechSynthesisVoice | undefined =>
  speechSynthesis.getVoices().find(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang));

/** Speaks piece after piece; gives what stops it. */
function speakAll(pieces: readonly { text: string; of?: Element }[], voice: SpeechSynthesisVoice, done: () => void) {
  let at = -1;
  let spoken: Element | undefined;
  const mark = (next: Element | undefined): void => {
    if (next === spoken) return;
    spoken?.classList.remove('spoken');
    spoken = next;
    spoken?.classList.add('spoken');
    spoken?.scrollIntoView({ block: 'nearest' });
  };
  const next = (): void => {
    const piece = pieces[++at];
    mark(piece?.of);
    if (!piece) return done();
    const words = new SpeechSynthesisUtterance(piece.text);
    words.voice = voice;
    words.lang = voice.lang;
    words.onend = words.onerror = next;
    speechSynthesis.speak(words);
  };
  next();
  return () => {
    at = pieces.length;
    mark(undefined);
    speechSynthesis.cancel();
  };
}

/** What is selected, else the whole page. */
function gatherPieces(): { text: string; of?: Element }[] {
  const selected = getSelection()?.toString().trim();
  if (selected) return splitForVoice(sayText(selected)).map((text) => ({ text }));
  return listBlocks().flatMap((of) => splitForVoice(sayText(of.innerText)).map((text) => ({ text, of })));
}

export function startReading(button: HTMLButtonElement): void {
  let stop: (() => void) | undefined;
  const rest = (): void => {
    stop = undefined;
    button.textContent = '朗读';
  };
  const offer = (): void => {
    button.hidden = !findVoice();
  };
  button.addEventListener('click', () => {
    const voice = findVoice();
    if (stop || !voice) {
      stop?.();
      return rest();
    }
    button.textContent = '停止';
    stop = speakAll(gatherPieces(), voice, rest);
  });
  speechSynthesis.onvoiceschanged = offer;
  addEventListener('pagehide', () => speechSynthesis.cancel());
  offer();
}
