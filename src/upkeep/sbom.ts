/** A package whose code is compiled in. */
interface Used {
  readonly name: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
}

interface Sbom {
  readonly components: readonly object[];
}

const asText = (sbom: Sbom): string => `${JSON.stringify(sbom, undefined, 1)}\n`;

/** `pkg:npm/%40scope/name@1.0.0` */
const purlOf = ({ name, version }: Used): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const asComponent = (used: Used): object => ({
  type: 'library',
  ...{ 'bom-ref': purlOf(used), name: used.name, version: used.version, purl: purlOf(used) },
  licenses: [{ expression: used.license }],
});

/** A bill of materials (CycloneDX 1.5) of a program: each package that is compiled in, once. The same packages give the same text. */
export function writeSbom(program: { readonly name: string; readonly version: string }, used: readonly Used[]): string {
  const { name, version } = program;
  const byRef = new Map(used.map((one) => [purlOf(one), one]));
  return asText({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
    ...{ metadata: { component: { type: 'application', name, version } } },
    components: [...byRef].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => asComponent(one)),
  });
}

/** The same of an archive that also brings Node, whose licence is a file of its own. */
export function addNode(sbom: string, version: string): string {
  const { components, ...rest } = JSON.parse(sbom) as Sbom;
  const node = { type: 'platform', 'bom-ref': 'node', name: 'node', version, purl: `pkg:generic/node@${version}` };
  const licenses = [{ license: { name: 'Node.js', url: `https://github.com/nodejs/node/blob/v${version}/LICENSE` } }];
  return asText({ ...rest, components: [{ ...node, licenses }, ...components] });
}
