/*
 * Two pages of the desk side by side: the one that is there keeps the forms, the other one says so. Pages find one another
 * over a channel, which every browser from Chromium 54 has, on files as well.
 */
const CHANNEL = 'mingzhang-desk';
/** Milliseconds that a page at work is given to answer. */
const PATIENCE = 250;

interface Message {
  readonly sort: 'here?' | 'here';
  readonly from: string;
}

/** Whether another page has the desk open already. Of two that ask at once the one with the smaller name has it. */
export async function isElsewhere(): Promise<boolean> {
  const own = String(crypto.getRandomValues(new Uint32Array(2)));
  const channel = new BroadcastChannel(CHANNEL);
  const tell = (sort: Message['sort']): void => channel.postMessage({ sort, from: own } satisfies Message);
  let isHere = false;
  const answer = await new Promise<boolean>((resolve) => {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.sort === 'here') resolve(true);
      else if (isHere || own < data.from) tell('here');
    };
    tell('here?');
    setTimeout(() => resolve(false), PATIENCE);
  });
  isHere = !answer;
  if (answer) channel.close();
  return answer;
}
