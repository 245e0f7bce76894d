import { z } from 'zod';
import { namesAudience, namesPerson } from '../vocabulary/ids.js';
import { refuseStrangeOffsets, refuseStrangeYears } from '../vocabulary/instants.js';
import { refuseDoubled } from '../vocabulary/lists.js';
import { isSensitive, type Sealed } from '../vocabulary/sealed.js';
import type { TrackName } from '../vocabulary/tracks.js';

interface About {
  readonly track: TrackName | 'conduct';
  /** What the button says. */
  readonly ja: string;
  readonly en: string;
  /** The command that brings the incident into being: no incident id in its path. */
  readonly opens?: true;
  /** Checks across fields that no single field can make; each problem names its field. */
  readonly check?: (body: never) => Problem[];
}
interface Problem {
  readonly field: string;
  readonly message: string;
}

/**
 * Declares a command once. From this one value come the route and its OpenAPI entry, the update's name and types, the row of the authority
 * table and the types of the form. The wire name is the contract key.
 */
export function command<Name extends string, Fields extends z.ZodRawShape>(name: Name, about: About, fields: Fields) {
  const fieldsThat = (are: (field: z.core.$ZodType) => boolean) =>
    Object.keys(fields).filter((field) => are(fields[field] as z.core.$ZodType));
  const sensitiveFields = fieldsThat(isSensitive);
  const untyped = (value: object) => Object.fromEntries(Object.entries(value).filter(([field]) => !sensitiveFields.includes(field)));
  const neededTexts = sensitiveFields.filter((field) => !(fields[field] instanceof z.ZodOptional));
  const checksOf = (value: object) => about.check?.(value as never) ?? [];
  const checked = <Shape extends z.ZodRawShape>(shape: Shape) =>
    z.strictObject(shape).superRefine((value, context) => {
      refuseStrangeOffsets(untyped(value), context);
      refuseStrangeYears(untyped(value), context);
      refuseDoubled(untyped(value), context);
      const isWrongAlready = (field: string) => context.issues.some(({ path }) => path?.[0] === field);
      // Of a field that this shape does not have nothing can be asked.
      for (const { field, message } of checksOf(value))
        if (field in shape && !isWrongAlready(field)) context.addIssue({ code: 'custom', path: [field], message });
    });
  const body = checked(fields).meta({ id: name });
  const kebab = name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
  return {
    name,
    track: about.track,
    names: { ja: about.ja, en: about.en },
    opens: about.opens ?? false,
    body,
    fields,
    sensitiveFields,
    /** Those without which it cannot be given. */
    neededTexts,
    /** Those that it cannot do without as it was given, of a body without any. */
    textsNeededBy: (textless: object): readonly string[] => [
      ...neededTexts,
      ...checksOf(textless).flatMap(({ field }) => (sensitiveFields.includes(field) ? [field] : [])),
    ],
    /** As it is given to an incident that takes no text any more. */
    bodyWithoutTexts: checked(untyped(fields) as z.ZodRawShape),
    personFields: fieldsThat(namesPerson),
    audienceFields: fieldsThat(namesAudience),
    path: about.opens ? '/v1/incidents' : `/v1/incidents/:incidentId/${kebab}`,
  } as const;
}

export type BodyOf<C extends { body: z.ZodType }> = z.infer<C['body']>;
export type SealedBodyOf<C extends { body: z.ZodType }> = Sealed<z.infer<C['body']>>;
