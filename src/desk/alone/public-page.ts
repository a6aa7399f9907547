import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { renderToString } from 'astro/runtime/server/index.js';
import DisclosurePage from '../../components/form/DisclosurePage.astro';
import type { FormRecord } from '../../core/forms/registry.ts';
import { formPath } from '../../core/library/addresses.ts';
import { completeFrame } from '../../core/outputs/frame.ts';
import type { Page } from '../../core/outputs/output.ts';
import { listUnitOutputs } from '../../core/outputs/unit-outputs.ts';
import { sliceUnits } from '../../core/outputs/unit-slice.ts';
import { publicContent } from '../../core/release/public-content.ts';
import { beginRun } from '../../data/run.ts';
import type { CheckedDraft } from '../../filing/checked-draft.ts';
import { contentWith } from '../../filing/place-draft.ts';
import { makeResult } from './astro-result.ts';
import type { DeskContent } from './content.ts';

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
/** Stands in where the site has no address: nothing of it is written. */
const NOWHERE = 'https://desk.invalid';

/**
 * The page that the public would read of a form, rendered from the components that a build uses. Undefined where the form
 * does not say enough to be filed, or what it says does not fit its kind.
 */
export async function renderPublicPage(checked: CheckedDraft, own: DeskContent): Promise<string | undefined> {
  const { id, place, lacks, form: record } = checked;
  if (id === undefined || !place || lacks.length) return undefined;
  const published = { ...record, publication: { ...record.publication, status: 'published' } } as FormRecord;
  const content = { ...publicContent(contentWith(published, place, own.known), undefined), withdrawn: own.withdrawn };
  const frame = completeFrame(own.frame, own.place, hash);
  const form = content.forms.find((one) => one.id === id)!;
  const slice = sliceUnits(content, frame).find(({ unit }) => unit.slug === form.unit)!;
  const path = formPath(form);
  const page = listUnitOutputs(slice, frame)
    .outputs()
    .find((one): one is Page => one.path === path)!;
  const { base, site } = own.place;
  beginRun({ frame, preview: false, base, page });
  const result = makeResult(new URL(base.slice(0, -1) + path, site ?? NOWHERE), site ? new URL(site) : undefined);
  return renderToString(result, DisclosurePage, page.make(), {}, true) as Promise<string>;
}
