/** A project's name as forms vary it: width, white space and a closing bracket such as (二级构成) aside. */
export function bareName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  return plain.replace(/\([^()]*\)$/, '') || plain;
}
