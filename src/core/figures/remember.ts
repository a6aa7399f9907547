/**
 * A pure function of a text that remembers its answers: forms repeat the same few thousand targets, actuals and points, and
 * each form is read for several pages. Forgets everything once it holds `most` answers.
 */
export function remember<T>(compute: (text: string) => T, most = 10_000): (text: string) => T {
  const known = new Map<string, T>();
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    // rows below one another share labels, units and points: to compare is faster than to look up
    if (last?.text === text) return last.value;
    let value = known.get(text);
    if (value === undefined) {
      value = compute(text);
      if (known.size >= most) known.clear();
      known.set(text, value);
    }
    last = { text, value };
    return value;
  };
}
