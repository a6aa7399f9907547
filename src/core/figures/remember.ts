/**
 * A pure function of a text that remembers its answers: forms repeat the same few thousand targets, actuals and points, and
 * each form is read for several pages. Forgets everything once it holds `most` answers.
 */
export function remember<T>(compute: (text: string) => T, most = 50_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
