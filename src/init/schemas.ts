import { z } from 'zod';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { project, unit } from '../core/library/entries.ts';
import { siteConfig } from '../core/library/site.ts';

const asText = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What an editor can check of each sort of file: the folder's files by pattern, and the schema they are read with. */
const CHECKED: readonly (readonly [name: string, files: string, schema: z.ZodType])[] = [
  ['site', 'site.yaml', siteConfig],
  ['unit', 'units/*.yaml', unit],
  ['project', 'projects/*/*.yaml', project],
  ...FORM_KINDS.map(({ id, schema }) => [id, `records/*/*/*.${id}.yaml`, schema] as const),
];

/** Settings of an editor with YAML support (VS Code and its kin), and the JSON Schemas they name, by path. */
export function editorFiles(): Map<string, string> {
  const place = (name: string): string => `.vscode/schemas/${name}.json`;
  const files = CHECKED.map(
    ([name, , schema]) =>
      [place(name), asText(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))] as const,
  );
  const named = Object.fromEntries(CHECKED.map(([name, pattern]) => [`./${place(name)}`, pattern]));
  return new Map([...files, ['.vscode/settings.json', asText({ 'yaml.schemas': named })]]);
}
