/* What the search page loads, once it has answered, for what it offers beside that. */
import { CHARACTERS, SEARCH_NAMES } from '../core/library/addresses.ts';
import { readCharacters, type CharacterFile } from '../core/search/characters.ts';
import type { SearchListing } from '../core/search/listing.ts';
import type { SearchNames } from '../core/search/names.ts';
import type { Vocabulary } from '../core/search/near.ts';

let loaded: Promise<Vocabulary> | undefined;

const readJson = async <T>(address: string): Promise<T> => (await fetch(address)).json() as Promise<T>;

async function load(base: string, { documents, units }: SearchListing): Promise<Vocabulary> {
  const below = base.slice(0, -1);
  const [characters, { names, everyday }] = await Promise.all([
    readJson<CharacterFile>(below + CHARACTERS),
    readJson<SearchNames>(below + SEARCH_NAMES),
  ]);
  const titles = new Set([...documents.map(([, , , , title]) => title), ...units.map(({ name }) => name)]);
  return { names: [...titles, ...names], everyday, characters: readCharacters(characters) };
}

/** @throws where a file is missing; it is asked for again then */
export function loadVocabulary(base: string, listing: SearchListing): Promise<Vocabulary> {
  loaded ??= load(base, listing).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}
