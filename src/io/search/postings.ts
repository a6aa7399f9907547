import type { PostedWord } from '../../core/search/word-file.ts';

const twice = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
};

/** Where words stand: collected document after document, given back word after word. Twelve bytes an occurrence. */
export class Postings {
  private readonly ids = new Map<string, number>();
  private words = new Int32Array(1 << 16);
  private documents = new Int32Array(1 << 16);
  private places = new Int32Array(1 << 16);
  private size = 0;

  /** The number by which a word is added. */
  idOf(word: string): number {
    const known = this.ids.get(word);
    if (known !== undefined) return known;
    this.ids.set(word, this.ids.size);
    return this.ids.size - 1;
  }

  /** Documents, and a document's places, come in ascending order. */
  add(id: number, document: number, place: number): void {
    if (this.size === this.words.length)
      [this.words, this.documents, this.places] = [twice(this.words), twice(this.documents), twice(this.places)];
    this.words[this.size] = id;
    this.documents[this.size] = document;
    this.places[this.size++] = place;
  }

  /** All words with their places, in ascending order of code units. */
  *sorted(): Generator<PostedWord> {
    const starts = new Int32Array(this.ids.size + 1);
    for (let i = 0; i < this.size; i++) starts[this.words[i]! + 1]!++;
    for (let id = 0; id < this.ids.size; id++) starts[id + 1]! += starts[id]!;
    const next = starts.slice();
    const [documents, places] = [new Int32Array(this.size), new Int32Array(this.size)];
    for (let i = 0; i < this.size; i++) {
      const at = next[this.words[i]!]!++;
      documents[at] = this.documents[i]!;
      places[at] = this.places[i]!;
    }
    for (const word of [...this.ids.keys()].sort()) {
      const id = this.ids.get(word)!;
      const [from, to] = [starts[id], starts[id + 1]];
      if (from !== to) yield { word, documents: documents.subarray(from, to), places: places.subarray(from, to) };
    }
  }
}
