import type { CheckedDraft, FindExisting } from '../filing/checked-draft.ts';

import type { ChosenFile, ReadFile } from '../filing/read-file.ts';
import type { UnitwiseContent } from '../filing/unitwise.ts';
import type { Saved, SaveRequest } from '../filing/save.ts';
import type { ViewName } from './views.ts';
import type { Work } from './work.ts';

/** What a desk stands in: a page of a preview, or a file of its own. */
export interface Host {
  /** What can be seen of a form. */
  readonly views: readonly ViewName[];
  /** Endings of the names of files that can be opened. */
  readonly endings: readonly string[];
  read(file: ChosenFile): Promise<ReadFile>;
  /** Forms of a working file, or in Chinese why there are none; undefined of a file that is none. */
  open?(file: ChosenFile): readonly Work[] | string | undefined;
  readonly findExisting: FindExisting;
  /** Undefined where there is no content to save into. */
  readonly save?: ((request: SaveRequest) => Promise<Saved>) | undefined;
  /** The address at which a form that was saved can be looked at; undefined where it has no place. */
  pageOf?(checked: CheckedDraft): string | undefined;
  /** The address at which forms are approved and withdrawn; undefined where that is done here. */
  readonly office?: string | undefined;
  /** Whether a form can be had as the file of a record, for whoever puts it into a content by hand. */
  readonly givesRecordFile?: boolean | undefined;
  /** The page that the public would read of a form; undefined where it does not say enough. */
  publicPage?(checked: CheckedDraft): Promise<string | undefined>;
  /** Undefined where forms are not kept on the device. */
  readonly shelf?: Shelf | undefined;
}

/** Where forms wait on the device between two sittings. */
export interface Shelf {
  /** Keeps a form as it is now; of several calls the last one counts. */
  keep(work: Work): void;
  drop(id: string): void;
}

/** What a desk works with. */
export interface DeskSetting {
  readonly host: Host;
  readonly known: UnitwiseContent;
  readonly check: (work: Work) => Promise<CheckedDraft>;
  /** Told of every change of the form that was checked, and whether anything of it is not saved. */
  readonly changed: (checked: CheckedDraft, isUnsaved: boolean) => void;
}
