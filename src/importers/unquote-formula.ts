/** A text written as a formula, so that Excel leaves it alone: `="00123"`. */
const QUOTED = /^\s*="((?:[^"]|"")*)"\s*$/;

/** What a program wrote that wants its text left alone by Excel, without the signs for that. */
export const unquoteFormula = (text: string): string => QUOTED.exec(text)?.[1]?.replaceAll('""', '"') ?? text;
