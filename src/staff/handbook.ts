import type { ImageMetadata } from 'astro';
import { catalogue } from './data.ts';

/** Pictures of the product's own handbook, by the address its chapters write: `images/import-desk.png`. */
const FILES = import.meta.glob<ImageMetadata>('/content/handbook/images/*.png', { eager: true, import: 'default' });
export const handbookPictures: ReadonlyMap<string, ImageMetadata> = new Map(
  Object.entries(FILES).map(([path, picture]) => [path.replace('/content/handbook/', ''), picture]),
);

export const handbookChapters = () => catalogue().content.handbook;
