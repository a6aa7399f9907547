import { hash } from 'node:crypto';
import type { Content } from '../core/library/library.ts';
import { completeFrame, type Frame, type FrameData, type SitePlace } from '../core/outputs/frame.ts';
import { viewCorrections } from '../core/report/corrections.ts';
import type { Hash } from '../core/release/values.ts';
import { limitLists } from './district-slugs.ts';
import { namePlace } from './name-place.ts';

const sha256: Hash = (text) => hash('sha256', text);

/** The words for places of records; of one whose texts are not here, the heading alone. */
function makePlaceWords({ forms }: Content): (id: string, path: string) => string {
  const byId = new Map(forms.map((form) => [form.id, form]));
  return (id, path) => namePlace(id, path, byId.get(id)?.record);
}

/** What all outputs of a content rest on, as plain data. */
export const gatherFrame = (content: Content, preview: boolean): FrameData => ({
  site: content.site,
  theme: content.theme,
  audience: preview ? 'staff' : content.site.findings,
  glossary: content.glossary,
  pages: content.pages,
  corrections: viewCorrections({ ...content, content }, makePlaceWords(content), sha256),
  lists: limitLists(content),
});

export const makeFrame = (data: FrameData, place: SitePlace): Frame => completeFrame(data, place, sha256);
