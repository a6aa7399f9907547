/*
 * Two pages of the desk side by side: the one that is there keeps the forms, the other one says so, or takes them over. Pages
 * find one another over a channel, which every browser from Chromium 54 has, on files as well.
 */
/** Milliseconds that a page at work is given to answer. */
const PATIENCE = 250;

interface Message {
  readonly sort: 'here?' | 'here' | 'taken';
  readonly from: string;
}

const own = String(crypto.getRandomValues(new Uint32Array(2)));

/** This page among those of the desk. */
export class OnlyOne {
  readonly #name: string;
  readonly #lost: () => void;
  #channel: BroadcastChannel | undefined;

  /**
   * @param name of the shelf that the pages share
   * @param lost told when another page has taken the forms over
   */
  constructor(name: string, lost: () => void) {
    this.#name = name;
    this.#lost = lost;
  }

  #tell(sort: Message['sort']): void {
    this.#channel?.postMessage({ sort, from: own } satisfies Message);
  }

  /** Takes the forms, from whatever page had them, and answers for them from now on. */
  take(): void {
    this.#channel ??= new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data: { sort } }: MessageEvent<Message>) => {
      if (sort === 'here?') this.#tell('here');
      if (sort !== 'taken') return;
      this.leave();
      this.#lost();
    };
    this.#tell('taken');
  }

  /** Answers no longer: another page has the forms. */
  leave(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Whether another page has the desk open already. Of two that ask at once the one with the smaller name has it. */
  async isElsewhere(): Promise<boolean> {
    this.#channel = new BroadcastChannel(this.#name);
    const answer = await new Promise<boolean>((resolve) => {
      this.#channel!.onmessage = ({ data: { sort, from } }: MessageEvent<Message>) => {
        if (sort === 'here?' && own < from) this.#tell('here');
        else if (sort !== 'here?') resolve(true);
      };
      this.#tell('here?');
      setTimeout(() => resolve(false), PATIENCE);
    });
    if (answer) this.leave();
    return answer;
  }
}
