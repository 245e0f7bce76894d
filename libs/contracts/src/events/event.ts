import { z } from 'zod';

/** Declares one event. `version` grows only together with an upcast; a specimen of every version is kept for ever. Unknown keys are tolerated when read. */
export function event<Type extends string, Fields extends z.ZodRawShape>(type: Type, version: number, fields: Fields) {
  return { type, version, data: z.object(fields).meta({ id: `${type}V${version}` }) } as const;
}
