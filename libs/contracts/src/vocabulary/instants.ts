import { z } from 'zod';

/** A moment with its offset, as in `2026-11-28T22:00:00+09:00`. Text, never a Date: it crosses every boundary unchanged. Years 1900 to 2199. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((text) => /^(19|20|21)\d\d-/.test(text) && !Number.isNaN(Date.parse(text)), 'a year from 1900 to 2199 is expected')
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar day, as in `2026-12-28`; whose day it is follows from where it stands. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;
