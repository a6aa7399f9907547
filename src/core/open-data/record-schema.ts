import { z } from 'zod';
import type { FormKind } from '../forms/kind.ts';

/** What is not printed on a form, and not in the data of a record. */
const NOT_PRINTED = { publication: true, source: true, waivers: true } as const;

/**
 * The JSON Schema (2020-12) of the published data of a kind of form (`/records/<id>.json`), from the schema that files are
 * read with.
 * @param address of the schema, for readers elsewhere
 */
export function recordSchema({ name, purpose, schema }: FormKind, address: string): object {
  const printed = (schema as unknown as z.ZodObject<z.ZodRawShape>).omit(NOT_PRINTED);
  const { $schema, ...rest } = z.toJSONSchema(printed);
  return { $schema, $id: address, title: name, description: purpose, ...rest };
}
