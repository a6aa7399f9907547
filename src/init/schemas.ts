import { z } from 'zod';
import { FORM_KINDS } from '../core/forms/registry.ts';
import { project, unit } from '../core/library/entries.ts';
import { siteConfig } from '../core/library/site.ts';

const asText = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** What YAML takes for something else than text, and an editor with it; the readers of content take it as it is written. */
const READ_AS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Editors read `2023`, `true` and nothing at all by the types of YAML: where text is asked for, all of them are text. */
function takeAnyScalar(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.type !== 'string') return;
  if (schema.enum)
    schema.enum = schema.enum.flatMap((said) => (String(said) in READ_AS ? [said, READ_AS[String(said)]!] : [said]));
  // a list of types is more than the type of zod's schemas can say
  Object.assign(schema, { type: ['string', 'number', 'boolean', 'null'] });
}

/** What an editor can check of each sort of file: the folder's files by pattern, and the schema they are read with. */
const CHECKED: readonly (readonly [name: string, files: string, schema: z.ZodType])[] = [
  ['site', 'site.yaml', siteConfig],
  ['unit', 'units/*.yaml', unit],
  ['project', 'projects/*/*.yaml', project],
  ...FORM_KINDS.map(({ id, schema }) => [id, `records/*/*/*.${id}.yaml`, schema] as const),
];

/** Stands in each schema that is this program's: a newer one may replace it. */
export const EDITOR_MARK = 'mingzhang update 会把这个文件换成新的，不要在这里改';
export const EDITOR_SETTINGS = '.vscode/settings.json';

const toEditorSchema = (schema: z.ZodType): object => ({
  $comment: EDITOR_MARK,
  ...z.toJSONSchema(schema, {
    ...{ io: 'input', unrepresentable: 'any' },
    override: ({ jsonSchema }) => takeAnyScalar(jsonSchema),
  }),
});

/** Settings of an editor with YAML support (VS Code and its kin), and the JSON Schemas they name, by path. */
export function editorFiles(): Map<string, string> {
  const place = (name: string): string => `.vscode/schemas/${name}.json`;
  const files = CHECKED.map(([name, , schema]) => [place(name), asText(toEditorSchema(schema))] as const);
  const named = Object.fromEntries(CHECKED.map(([name, pattern]) => [`./${place(name)}`, pattern]));
  return new Map([...files, [EDITOR_SETTINGS, asText({ 'yaml.schemas': named })]]);
}
