import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deflateSync } from 'fflate';
import { applyEdits, type Edit } from '../../filing/edits.ts';
import type { CheckedDraft } from '../../filing/checked-draft.ts';
import { basisOf, hashText, type HandedForm, type HashBytes } from '../../filing/handover.ts';
import { packHandover, type Packed } from '../../filing/pack-handover.ts';
import { printedFields } from '../../filing/recompute.ts';
import { hour, today } from '../now.ts';
import { isCorrection } from '../corrections.ts';
import type { Work } from '../work.ts';
import type { DeskContent } from './content.ts';

/** A form on the desk with what is to be said of it. */
export interface OpenForm {
  readonly work: Work;
  readonly checked: CheckedDraft;
}

const hash: HashBytes = (bytes) => bytesToHex(sha256(bytes));
const hashOf = hashText(hash);

/** Why a form cannot be handed over yet; what is merely doubtful is for the other side to see. */
export function whyNotHanded({ work: { staff }, checked }: OpenForm): string | undefined {
  const { lacks, id, placeNotes, form } = checked;
  if (lacks.length) return `还缺${lacks.map(({ label }) => `“${label}”`).join('、')}`;
  if (id === undefined) return placeNotes.join('') || '不知道归在哪里';
  const { approved } = form.publication;
  if (approved && !(approved.by && approved.date)) return '审核人和审核日期要一起写';
  if (isCorrection(checked) && !staff.correction?.reason) return '这张表已经公布，要写更正理由（在“公布信息与审核”里）';
  return undefined;
}

/** Rows at the end of a table that nobody has filled in are taken out before the form goes. */
function withoutBlankRows({ work, checked }: OpenForm): readonly Edit[] {
  const { draft, record } = checked;
  const cut = (['indicators', 'tasks'] as const).flatMap((table): Edit[] => {
    const [all, kept] = [draft.record, record].map((one) => ((one[table] ?? []) as readonly unknown[]).length);
    return Array.from({ length: all! - kept! }, (_, i): Edit => {
      const name = draft.rows.get(`${table}.${kept! + i}`)!;
      return { sort: 'remove-row', table, row: name.slice(table.length + 1) };
    });
  });
  return cut.length ? [...work.edits, { sort: 'all', edits: cut }] : work.edits;
}

function handForm(open: OpenForm, { known }: DeskContent): Omit<HandedForm, 'approval'> {
  const { work, checked } = open;
  const former = known.forms.find(({ id }) => id === checked.id);
  const edits = withoutBlankRows(open);
  return {
    origin: work.origin,
    basis: former ? basisOf(former.record as never, hashOf) : null,
    edits: [...edits],
    record: printedFields(applyEdits(work.draft, edits).record) as HandedForm['record'],
    ...work.staff,
  };
}

/** The hand-over of forms that nothing speaks against. */
export function handOver(forms: readonly OpenForm[], by: string, isWhole: boolean, content: DeskContent): Packed {
  const sources = new Map(
    forms.flatMap(({ work: { source, origin } }) =>
      source && origin.sort === 'file' ? [[origin.sha256, source]] : [],
    ),
  );
  return packHandover(
    {
      made: { by, at: `${today()} ${hour()}`, program: content.program },
      forms: forms.map((form) => handForm(form, content)),
      sources: [...sources.values()],
      isWhole,
    },
    { hash, deflate: (bytes) => deflateSync(bytes) },
  );
}
