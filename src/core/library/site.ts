import { z } from 'zod';
import { isMissing } from '../figures/missing.ts';
import { parseNumber } from '../figures/number.ts';

const text = z.string();
const decimalText = z.string().regex(/^\d+(\.\d+)?$/);
const band = z.strictObject({ grade: text.min(1), from: decimalText });

/** Each grade starts below the one before; a start that is no number is complained of as such. */
const areFalling = (bands: readonly { from: string }[]): boolean =>
  bands.every(({ from }, i) => {
    const [own, before] = [parseNumber(from), parseNumber(bands[i - 1]?.from)];
    return isMissing(own) || isMissing(before) || own.value.lt(before.value);
  });

/** `content/site.yaml`. Only the three government meta fields are required (政府网站发展指引, 国办发〔2017〕47号, annex on page tags). */
export const siteConfig = z.strictObject({
  siteName: text.min(1),
  siteDomain: text.min(1),
  siteIDCode: text.min(1),
  /** Name of the column within the portal. */
  columnName: text.default('财政项目绩效公开'),
  columnDescription: text.default('财政项目支出的绩效目标、绩效跟踪、绩效自评和经费情况说明'),
  columnKeywords: text.default('绩效目标,绩效跟踪,绩效自评,财政项目支出'),
  columnType: text.default('信息公开目录'),
  /** Path of the column below the portal's root; `--base` overrides it. */
  base: text.regex(/^\/(.*\/)?$/).default('/'),
  /** Address of the portal (`https://www.example.gov.cn`), for canonical links; none are written without it. */
  url: text.regex(/^https?:\/\/[^/]+$/).optional(),
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
      { grade: '中', from: '60' },
      { grade: '差', from: '0' },
    ]),
  thresholds: z
    .strictObject({
      /** Executed ÷ budget in percent below which a reason is expected. */
      lowRate: decimalText.default('90'),
      /** Percent by which an actual may pass its target without a reason. */
      overAchievement: decimalText.default('30'),
    })
    .default({ lowRate: '90', overAchievement: '30' }),
});
export type SiteConfig = z.infer<typeof siteConfig>;
