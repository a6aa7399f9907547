/** Edit distance: how many letters must be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** The known key that an unknown one was most likely meant to be; undefined where none is near. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  // two letters, which is one pair swapped, but not more than half of the key
  let limit = Math.min(2, Math.max(1, Math.floor(key.length / 2))) + 1;
  // no known key is longer, and the distance costs the product of both lengths
  if (key.length > 40) return undefined;
  for (const name of known) {
    const far = distance(key.toLowerCase(), name.toLowerCase());
    if (far >= limit) continue;
    nearest = name;
    limit = far;
  }
  return nearest;
}
