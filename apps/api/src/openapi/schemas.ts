import { z } from 'zod';

export type Json = { readonly [key: string]: unknown };

/** Collects the named shapes of the contracts as components of an OpenAPI 3.1 document. */
export class Components {
  readonly #schemas = new Map<string, Json>();

  /** A schema as JSON Schema 2020-12; named parts become references. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _dialect, $defs: parts = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    for (const [name, part] of Object.entries(parts)) this.#keep(name, part);
    return withReferences(root);
  }

  all(): Json {
    return Object.fromEntries([...this.#schemas].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #keep(name: string, part: object): void {
    const schema = withReferences(part);
    const known = this.#schemas.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema))
      throw new Error(`two different shapes of the contracts bear the name ${name}`);
    this.#schemas.set(name, schema);
  }
}

const withReferences = (part: object): Json => JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'));
