import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EDITOR_MARK, EDITOR_SETTINGS, editorFiles } from '../init/schemas.ts';
import type { PlannedFile } from '../io/import/plan-files.ts';

const KEY = 'yaml.schemas';
type Settings = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, unknown>>;

/** The editor's settings with the schemas that they do not name yet; as they are where they are no plain JSON. */
function nameSchemas(own: string, ours: string): string {
  let settings: Settings;
  try {
    settings = JSON.parse(own) as Settings;
  } catch {
    return own;
  }
  const named = (settings[KEY] ?? {}) as Schemas;
  const wanted = (JSON.parse(ours) as Settings)[KEY] as Schemas;
  if (Object.keys(wanted).every((name) => Object.hasOwn(named, name))) return own;
  return `${JSON.stringify({ ...settings, [KEY]: { ...wanted, ...named } }, undefined, 2)}\n`;
}

/**
 * The schemas that `init` writes for an editor, as this program has them, where it has written them: in the place of older ones
 * and beside them. What somebody else has put there stays.
 */
export function planEditor(folder: string): PlannedFile[] {
  const found = [...editorFiles()].map(([path, text]): PlannedFile => {
    const file = join(folder, path);
    return { path, text, before: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
  });
  const isOurs = ({ before }: PlannedFile): boolean => before?.includes(EDITOR_MARK) === true;
  if (!found.some(isOurs)) return [];
  return found.flatMap((file) => {
    const { path, text: ours, before } = file;
    const text = path === EDITOR_SETTINGS && before !== undefined ? nameSchemas(before, ours) : ours;
    const mayWrite = path === EDITOR_SETTINGS || before === undefined || isOurs(file);
    return mayWrite && text !== before ? [{ path, text, before }] : [];
  });
}
