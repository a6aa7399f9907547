import { z } from 'zod';

const words = z.array(z.string().trim().min(2)).min(1);

/**
 * `content/everyday-words.yaml`, which need not exist: how residents say it, and what forms call it; for what the search offers
 * beside what it was asked for.
 */
export const everydayList = z.strictObject({ everyday: z.array(z.strictObject({ say: words, find: words })) });

/** Ways of saying something, and the words that forms have for it. */
export type EverydayWords = z.infer<typeof everydayList>['everyday'][number];
