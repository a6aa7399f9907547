import type { Shelf } from './host.ts';
import type { Work } from './work.ts';

/*
 * Forms kept on the device, in the browser's own database. One page at a time writes: each writing asks in the same
 * transaction whose the shelf is, so that a page which slept meanwhile overwrites nothing.
 */
export const OWN_SHELF = 'mingzhang-desk';
/** What a form was read from: written once. */
const BASES = 'bases';
/** What was done to it: written with every key. */
const EDITS = 'edits';
const OWNER = 'owner';

type Edits = Pick<Work, 'id' | 'edits' | 'undone' | 'staff'>;
type Base = Omit<Work, 'edits' | 'undone' | 'staff'>;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    for (const name of [BASES, EDITS]) request.result.createObjectStore(name, { keyPath: 'id' });
    request.result.createObjectStore(OWNER);
  };
  return asked(request);
}

const own = String(crypto.getRandomValues(new Uint32Array(2)));

/** What the page is told of its shelf. */
export interface ShelfNews {
  /** @param forms that are on the shelf now */
  kept(at: Date, forms: number): void;
  /** Another page has taken the shelf over. */
  lost(): void;
  failed(error: unknown): void;
}

/** What waits on the device; the newest form last. */
export class DeviceShelf implements Shelf {
  readonly #database: IDBDatabase;
  readonly #news: ShelfNews;
  /** What is to be written next, by the form; null takes it away. */
  readonly #next = new Map<string, Work | null>();
  readonly #based = new Set<string>();
  #isWriting = false;
  #isLost = false;

  private constructor(database: IDBDatabase, news: ShelfNews) {
    this.#database = database;
    this.#news = news;
  }

  /**
   * @param name of the shelf: each content has its own
   * @throws where the browser keeps nothing, as in private windows of some
   */
  static async open(name: string, news: ShelfNews): Promise<DeviceShelf> {
    return new DeviceShelf(await open(name), news);
  }

  /** Takes the shelf over from whatever page had it. @returns the forms that wait there, in the order of their beginning */
  async take(): Promise<readonly Work[]> {
    const transaction = this.#database.transaction([BASES, EDITS, OWNER], 'readwrite');
    transaction.objectStore(OWNER).put(own, OWNER);
    const [bases, all] = await Promise.all([
      asked(transaction.objectStore(BASES).getAll() as IDBRequest<Base[]>),
      asked(transaction.objectStore(EDITS).getAll() as IDBRequest<Edits[]>),
    ]);
    for (const { id } of bases) this.#based.add(id);
    const found = new Map(all.map((edits) => [edits.id, edits]));
    // both are written in one transaction
    return bases.map((base) => ({ ...found.get(base.id)!, ...base }));
  }

  keep(work: Work): void {
    this.#next.set(work.id, work);
    void this.#write();
  }

  drop(id: string): void {
    this.#next.set(id, null);
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#isWriting || this.#isLost || this.#next.size === 0) return;
    this.#isWriting = true;
    try {
      while (this.#next.size && !this.#isLost) await this.#writeNext();
      if (!this.#isLost) this.#news.kept(new Date(), this.#based.size);
    } catch (error) {
      this.#news.failed(error);
    } finally {
      this.#isWriting = false;
    }
  }

  async #writeNext(): Promise<void> {
    const waiting = [...this.#next];
    this.#next.clear();
    try {
      await this.#writeAll(waiting);
    } catch (error) {
      // it waits for the next key, when there may be room; newer states of it have come meanwhile
      for (const [id, work] of waiting) if (!this.#next.has(id)) this.#next.set(id, work);
      throw error;
    }
  }

  async #writeAll(waiting: readonly (readonly [string, Work | null])[]): Promise<void> {
    const transaction = this.#database.transaction([BASES, EDITS, OWNER], 'readwrite');
    if ((await asked(transaction.objectStore(OWNER).get(OWNER))) !== own) {
      this.#isLost = true;
      return this.#news.lost();
    }
    const [bases, all] = [transaction.objectStore(BASES), transaction.objectStore(EDITS)];
    for (const [id, work] of waiting) {
      if (!work) {
        bases.delete(id);
        all.delete(id);
        continue;
      }
      const { edits, undone, staff, ...base } = work;
      if (!this.#based.has(id)) bases.put(base);
      all.put({ id, edits, undone, staff } satisfies Edits);
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
    });
    for (const [id, work] of waiting)
      if (work) this.#based.add(id);
      else this.#based.delete(id);
  }
}
