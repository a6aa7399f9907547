import { z } from 'zod';
import { CURRENCIES } from '../figures/amount.ts';

/** Every value of a record is text as printed; keys outside the format are refused. */
export const text = z.string();
const YEAR = /^\d{4}$/;

export const currency = z.enum(CURRENCIES);
export const extra = z.record(text, text);

export const source = z.strictObject({ file: text, sha256: text.optional(), part: text.optional() });
export const publication = z.strictObject({
  /** A release takes approved records as well as published ones; of a withdrawn one a notice stays at its address. */
  status: z.enum(['draft', 'approved', 'published', 'withdrawn']),
  date: z.iso.date().optional(),
  /** Who allowed the publication, and when. */
  approved: z.strictObject({ by: text.min(1), date: z.iso.date() }).optional(),
  /** The first day on which the public may see it. */
  scheduled: z.iso.date().optional(),
  /** When and why it was taken back. */
  withdrawn: z.strictObject({ date: z.iso.date(), reason: text.min(1) }).optional(),
  index: text.optional(),
  publisher: text.optional(),
});

/** Why a finding of the audit is accepted: the rule, the place in the record it was found at, who decided, and when. */
export const waiver = z.strictObject({
  rule: text.min(1),
  path: text.min(1),
  reason: text.min(1),
  by: text.min(1),
  date: z.iso.date(),
});
export type Waiver = z.infer<typeof waiver>;

/** What every kind of record has. `kind` is added by each kind as a literal. */
export const common = {
  title: text,
  year: z.string().regex(YEAR),
  source,
  publication,
  waivers: z.array(waiver).optional(),
};

/** The names a form about a project prints. */
export const ofProject = { project: text, department: text.optional(), implementer: text.optional() };

/** The names a form about a whole department prints: the department is its subject. */
export const ofDepartment = { department: text, implementer: text.optional() };

/** What the kinds with a table share. Whether a form is complete is the audit's question, so little is required here. */
export const tableForm = {
  ...common,
  currency,
  labels: z.record(text, text).optional(),
  extra: extra.optional(),
};

/** Where the money of a row comes from; `extra` where the format knows no such row. */
export const fundSource = z.enum(['total', 'appropriation', 'carryover', 'other', 'extra']);

/** The rows of a whole department's money, whose total is broken down by where it comes from and by what it is spent on. */
export const departmentSource = z.enum([...fundSource.options, 'fiscal', 'basic', 'projects']);
export const breakdown = z.enum(['income', 'spending']);
export type Breakdown = z.infer<typeof breakdown>;

/** The columns of a row of the money table that 自评表 and 跟踪表 share, and those the format has no field for. */
export const fund = {
  source: fundSource,
  label: text,
  extra: extra.optional(),
};

/** The columns of an indicator row that every kind has. */
export const indicator = {
  level1: text,
  level2: text,
  name: text,
  target: text,
  extra: extra.optional(),
};

/** An indicator row of any kind, for code that shows or compares rows whatever the form. */
export interface IndicatorRow {
  level1: string;
  level2: string;
  name: string;
  target: string;
  planned?: string | undefined;
  actual?: string | undefined;
  weight?: string | undefined;
  score?: string | undefined;
  deviation?: string | undefined;
  extra?: Record<string, string> | undefined;
}

const SUBTOTAL = /^.{0,8}(?:小计|合计|总计)$/;
/** Whether a row adds up those above it (小计, 合计) and is no indicator. */
export const isSubtotal = ({ name, level1, level2, target, actual = '' }: IndicatorRow): boolean =>
  target.trim() === '' &&
  actual.trim() === '' &&
  SUBTOTAL.test((name.trim() || level2.trim() || level1).replace(/\s/g, ''));

/** Whether a form prints the levels of a row and nothing was filled in: it has no such indicator. */
export const isLeftBlank = ({ level1: _1, level2: _2, extra = {}, ...values }: IndicatorRow): boolean =>
  [...Object.values(values), ...Object.values(extra)].every((text) => text === undefined || text.trim() === '');
