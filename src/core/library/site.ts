import { z } from 'zod';
import { isMissing } from '../figures/missing.ts';
import { parseNumber } from '../figures/number.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import { themeSettings } from '../theme/settings.ts';

const text = z.string();
const decimalText = z.string().regex(/^\d+(\.\d+)?$/);
/** `aliases`: other names of the same grade, as districts print them. */
const band = z.strictObject({ grade: text.min(1), from: decimalText, aliases: z.array(text.min(1)).optional() });

/** `次年06-30`: 30 June of the year after the one the form is about. */
const deadline = text.regex(/^[上当次]年(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** What a form must state before it is published, and by when it is. */
const publicationRules = z.strictObject({
  /** Fields of `publication` that must not be blank: 发布机构, 索引号, 发布日期. */
  required: z.array(z.enum(['publisher', 'index', 'date'])).default(['publisher']),
  /** 发布机构 of forms that do not name one and whose unit does not either. */
  publisher: text.min(1).optional(),
  /**
   * Last day of publication by kind of form: `{ target: 当年03-31, self-evaluation: 次年06-30 }`. None by default: the laws
   * count from the approval of a budget, which no form prints.
   */
  deadlines: z.partialRecord(z.enum(FORM_KINDS.map(({ id }) => id)), deadline).default({}),
  /** Whether the public sees which forms on the list of what has to be published (`expected.yaml`) are missing. */
  showMissing: z
    .enum(['true', 'false'])
    .transform((said) => said === 'true')
    .default(false),
});

/** The open data, and what 政务信息资源目录 wants to know of them; what nobody has stated is said not to be. */
const openData = z.strictObject({
  /** Whether a year's tables are a file each, or a file for each unit. */
  parts: z.enum(['year', 'unit']).default('year'),
  /** Conditions of use, in words. */
  conditions: text.min(1).optional(),
  /** A licence by its name and address. */
  license: z.strictObject({ name: text.min(1), url: z.url() }).optional(),
  /** 共享属性, 开放属性, 更新周期. */
  sharing: text.min(1).optional(),
  opening: text.min(1).optional(),
  cycle: text.min(1).optional(),
});

/** Each grade starts below the one before; a start that is no number is complained of as such. */
const areFalling = (bands: readonly { from: string }[]): boolean =>
  bands.every(({ from }, i) => {
    const [own, before] = [parseNumber(from), parseNumber(bands[i - 1]?.from)];
    return isMissing(own) || isMissing(before) || own.value.lt(before.value);
  });

/** Segments of unreserved ASCII: what a path is built into (links, scripts, redirects) must not read it as anything else. */
export const columnBase = text.regex(/^\/(?:(?!\.{1,2}\/)[A-Za-z0-9._~-]+\/)*$/);
/** Scheme and host, with or without a port. */
export const portalUrl = text.refine((url) => /^https?:\/\/[^/\s?#@\\"'<>]+$/.test(url) && URL.canParse(url));

/** `content/site.yaml`. Only the three government meta fields are required (政府网站发展指引, 国办发〔2017〕47号, annex on page tags). */
export const siteConfig = z.strictObject({
  /** Version of the record format in which the content is written, for `mingzhang update`; 1 where it is not said. */
  format: text.regex(/^[1-9]\d{0,5}$/).optional(),
  siteName: text.min(1),
  siteDomain: text.min(1),
  siteIDCode: text.min(1),
  /** Name of the column within the portal. */
  columnName: text.default('财政项目绩效公开'),
  columnDescription: text.default(
    '财政项目支出和部门整体支出的绩效目标、绩效跟踪、绩效自评、经费情况说明和绩效评价报告',
  ),
  columnKeywords: text.default('绩效目标,绩效跟踪,绩效自评,财政项目支出'),
  columnType: text.default('信息公开目录'),
  /** Path of the column below the portal's root; `--base` overrides it. */
  base: columnBase.default('/'),
  /** Address of the portal (`https://www.example.gov.cn`), for canonical links; none are written without it. */
  url: portalUrl.optional(),
  /** Shown at the top of every page where set: 样例数据. */
  notice: text.optional(),
  footer: z
    .strictObject({
      host: text.optional(),
      operator: text.optional(),
      address: text.optional(),
      phone: text.optional(),
      email: text.optional(),
      icp: text.optional(),
      police: text.optional(),
    })
    .default({}),
  /** Score from which a grade holds, best first (财政部预算司 bands, half-open). */
  grades: z
    .array(band)
    .min(1)
    .refine(areFalling)
    .default([
      { grade: '优', from: '90' },
      { grade: '良', from: '80' },
      { grade: '中', from: '60', aliases: ['合格'] },
      { grade: '差', from: '0', aliases: ['不合格'] },
    ]),
  thresholds: z
    .strictObject({
      /** Executed ÷ budget in percent below which a reason is expected. */
      lowRate: decimalText.default('90'),
      /** Percent by which an actual may pass its target without a reason. */
      overAchievement: decimalText.default('30'),
      /** Points by which a mid-year rate may lie behind the elapsed share of the year. */
      behindTime: decimalText.default('20'),
      /** Percent of the elapsed share of the year below which a mid-year rate is noted, and below which it is warned of. */
      slowPace: decimalText.default('80'),
      verySlowPace: decimalText.default('60'),
      /** Points by which a score may differ from the share of the target reached. */
      proportion: decimalText.default('0.5'),
      /** Points that one indicator may carry. */
      heavyIndicator: decimalText.default('40'),
      /** Points by which a group of indicators may differ from 10/50/30/10. */
      weightStructure: decimalText.default('5'),
      /** Percent of the text from which an account of results counts as the goal copied. */
      goalCopied: decimalText.default('90'),
    })
    .prefault({}),
  publication: publicationRules.prefault({}),
  data: openData.prefault({}),
  /**
   * What the public sees of the audit's findings on a disclosure page: nothing but the counts of relations, those of
   * arithmetic, or all. A preview shows all.
   */
  findings: z.enum(['none', 'arithmetic', 'all']).default('arithmetic'),
  /**
   * What the public sees of the file a record was made from: its digest alone, or its name and sheet as well. People's names
   * stand in them.
   */
  originals: z.enum(['hash', 'name']).default('hash'),
  /** The portal's face. */
  theme: themeSettings.optional(),
});
export type SiteConfig = z.infer<typeof siteConfig>;
