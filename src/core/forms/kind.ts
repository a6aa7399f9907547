import type { z } from 'zod';
import type { FormIntake } from './intake.ts';
import type { Reading } from './reading.ts';
import type { FormRecord, KindId } from './registry.ts';
import type { Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';

/** A column of a form's tables: the field it is kept in and the heading the official form prints. */
export interface Column {
  readonly key: string;
  readonly label: string;
  readonly sort: 'amount' | 'rate' | 'points' | 'measure' | 'prose';
  /** Share of the width beside 三级指标 = 22. */
  readonly width: number;
  /** Other headings that mean the column, for the importer; white space, brackets and closing colons are taken off first. */
  readonly also?: RegExp;
}

/** A labelled printed value outside the tables. */
export interface Entry {
  readonly label: string;
  readonly text: string;
  readonly path: string;
}

/** All that shared code asks about a form; one object a kind, listed in `registry.ts`. */
export interface FormKind<R extends FormRecord = FormRecord> {
  readonly id: KindId;
  /** Place in the order of a project's year. */
  readonly order: number;
  /** As in 信息公开 catalogues: 绩效自评表. */
  readonly name: string;
  /** Two characters for tags and chart labels: 自评. */
  readonly short: string;
  /** One sentence for a resident. */
  readonly purpose: string;
  /** Where in the project's year the form stands: sentences about money and results follow from it. */
  readonly stage: 'plan' | 'midway' | 'final';
  /** What forms of the kind may be about; it decides where they are filed and which sums they belong to. */
  readonly subjects: readonly Subject[];
  /** Whether a project has one every year, so that a year without it is worth a word. */
  readonly isRegular: boolean;
  readonly schema: z.ZodType<R>;
  /** Columns of the funds table after the label, and of the indicator table after 三级指标. */
  readonly fundColumns: readonly Column[];
  readonly indicatorColumns: readonly Column[];
  /** Columns of 年度主要任务 after its name; undefined where the form has no such table. */
  readonly taskColumns?: readonly Column[];
  /** The column an actual is held against; undefined where the form states no results. */
  readonly expectation: 'target' | 'planned' | undefined;
  /** `2023年度`, or the tracked months. */
  period(record: R): string;
  /** Goals as printed, with their headings. */
  goals(record: R): Entry[];
  /** What the form concludes: total, grade, outlook, corrective measures. */
  conclusion(record: R): Entry[];
  /** The figures of the form, parsed. */
  read(record: R): Reading;
  /** The official layout, or what a text states of figures; undefined where there is nothing to draw. */
  sheet?(record: R): Sheet | undefined;
  /** A record with every place of the official form and nothing in them; undefined for kinds that are prose. */
  readonly blank?: R;
  /** What the importer looks for. */
  readonly intake: FormIntake;
  /** Markdown of a kind that is prose. */
  body?(record: R): string;
}

/** Whether forms of the kind are tables to be filled in; the others are prose. */
export const isTable = ({ body }: Pick<FormKind, 'body'>): boolean => body === undefined;

/** What one is called on its page: 这张表, 这份报告, 这份说明. */
export const nounOf = (kind: Pick<FormKind, 'body' | 'short'>): string =>
  isTable(kind) ? '这张表' : `这份${kind.short}`;
