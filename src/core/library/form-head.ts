import type { FormRecord, KindId } from '../forms/registry.ts';
import type { FormEntry } from './library.ts';

const MEMBERS = ['kind', 'project', 'department', 'implementer', 'grade', 'source', 'publication', 'waivers'] as const;

/** The small part of a record that lists of forms are made from: whose it is, where it comes from, whether it is public, what staff accepted. */
export interface FormHead {
  readonly kind: KindId;
  readonly project?: string | undefined;
  readonly department?: string | undefined;
  readonly implementer?: string | undefined;
  readonly grade?: string | undefined;
  readonly source: FormRecord['source'];
  readonly publication: FormRecord['publication'];
  readonly waivers?: FormRecord['waivers'];
}

export const pickHead = (record: FormRecord): FormHead => {
  const own: Partial<Record<string, unknown>> = record;
  return Object.fromEntries(MEMBERS.flatMap((key) => (key in own ? [[key, own[key]]] : []))) as unknown as FormHead;
};

/** The head of a form, whose record is not read for it where it does not have to be. */
export const headOf = (form: Pick<FormEntry, 'head' | 'record'>): FormHead => form.head ?? form.record;

/** A form without its record, which can be read. Plain data. */
export interface UnreadForm extends Omit<FormEntry, 'record'> {
  readonly head: FormHead;
  readonly file: { readonly folder: string; readonly path: string };
  readonly hash: string;
  readonly size: number;
  readonly printed: string;
}

/** A form whose record is read at the first question; its head stands over that of the record that is read. */
export function openUnread(form: UnreadForm, read: () => FormRecord): FormEntry {
  let record: FormRecord | undefined;
  return {
    ...form,
    get record() {
      return (record ??= { ...read(), ...form.head } as FormRecord);
    },
  };
}

/** What can be read of a form without its record; undefined where that has been read with it. */
export function unreadPart(form: FormEntry): UnreadForm | undefined {
  const { id, year, unit, project, kind, head, file, hash, size, printed } = form;
  return head && file !== undefined && hash !== undefined && size !== undefined && printed !== undefined
    ? { id, year, unit, project, kind, head, file, hash, size, printed }
    : undefined;
}

/** The form with another head. */
export function changeHead(form: FormEntry, change: Partial<FormHead>): FormEntry {
  const unread = unreadPart(form);
  return unread
    ? openUnread({ ...unread, head: { ...unread.head, ...change } }, () => form.record)
    : { ...form, record: { ...form.record, ...change } as FormRecord };
}
