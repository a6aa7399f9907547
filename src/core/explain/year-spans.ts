/** Years in a row said short: `2019、2021–2024`. @param years ascending, as digits */
export function sayYearSpans(years: readonly string[]): string {
  const spans: string[][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && year === String(Number(last.at(-1)) + 1)) last.push(year);
    else spans.push([year]);
  }
  return spans.map((span) => (span.length > 1 ? `${span[0]}–${span.at(-1)}` : span[0])).join('、');
}
