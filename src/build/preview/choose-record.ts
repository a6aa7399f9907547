/**
 * The record that somebody names by its id, `2023/danwei/xiangmu.self-evaluation`, or by the path of its file.
 * @returns undefined where there is none
 */
export function chooseRecord<R extends { readonly id: string }>(name: string, records: readonly R[]): R | undefined {
  const path = name.replaceAll('\\', '/').replace(/\.(?:ya?ml|json|md)$/, '');
  const [id] = /\d{4}\/[^/]+\/[^/]+$/.exec(path) ?? [];
  return records.find((record) => record.id === id);
}
