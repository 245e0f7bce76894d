import { DelegatedAuthority, Designation, Sector, type StatementCode, statementCodes } from '@shodo/contracts';
import type { HolidayRule, OfficeCalendar, RouteFor, RouteTable } from '@shodo/duties';
import { z } from 'zod';
import { inForce, names, ofList, overlap, version, zone } from './pack-schema.js';
import { closed, day, word } from './yaml-file.js';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const weekday = word(...weekdays);
/** A leap day counts: a closure may name it. */
const monthDay = z.string().refine((written) => day.safeParse(`2024-${written}`).success, 'a month and day are expected, as in 12-29');
const year = z.int().min(1900).max(2199);

const lastBeforeFirst = 'the last year lies before the first';
const years = closed({ from: year.optional(), until: year.optional() }).refine(
  ({ from, until }) => from === undefined || until === undefined || from <= until,
  lastBeforeFirst,
);
const holiday = closed({
  names,
  years: years.optional(),
  on: monthDay.optional(),
  nth: z.int().min(1).max(5).optional(),
  weekday: weekday.optional(),
  month: z.int().min(1).max(12).optional(),
  equinox: word('vernal', 'autumnal').optional(),
  easter: z.int().min(-60).max(60).optional(),
}).transform((written, context): HolidayRule => {
  const { on, nth, month, equinox, easter } = written;
  const { from, until } = written.years ?? {};
  const rule = (falls: HolidayRule['falls']): HolidayRule => ({
    names: written.names,
    ...(written.years === undefined
      ? {}
      : { years: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) } }),
    falls,
  });
  if (on !== undefined) return rule({ on });
  if (equinox !== undefined) return rule({ equinox });
  if (easter !== undefined) return rule({ easter });
  if (nth !== undefined && month !== undefined && written.weekday !== undefined)
    return rule({ weekday: weekdays.indexOf(written.weekday), nth, month });
  context.issues.push({
    code: 'custom',
    message: 'either on, or equinox, or easter, or nth with weekday and month is expected',
    input: written,
  });
  return rule({ on: '01-01' });
});

export const calendarFile = closed({
  offices: z.string().min(1),
  version,
  names,
  source: z.string().min(1),
  covers: closed({ from: year, until: year }).refine(({ from, until }) => from <= until, lastBeforeFirst),
  'computed-from': year,
  weekend: z
    .array(weekday)
    .refine((days) => new Set(days).size < weekdays.length, 'offices that are closed on every day of the week never open'),
  closures: z.array(closed({ from: monthDay, until: monthDay, names })),
  holidays: z.array(holiday),
  substitutes: word('none', 'next-free-day', 'nearest-weekday'),
  bridges: z.boolean(),
  special: z.array(closed({ day, closed: z.boolean(), names })).superRefine((days, context) => {
    for (const [index, one] of days.entries())
      if (days.findIndex((other) => other.day === one.day) < index)
        context.addIssue({ code: 'custom', path: [index, 'day'], message: `${one.day} is given twice: it is either open or closed` });
  }),
});

export const calendarOf = (written: z.infer<typeof calendarFile>, digest: string): OfficeCalendar => {
  const { weekend, 'computed-from': computedFrom, ...rest } = written;
  return { ...rest, digest, computedFrom, weekend: weekend.map((day) => weekdays.indexOf(day)) };
};

const row = closed({
  sector: ofList([...Sector.options, 'unknown'] as const).optional(),
  designation: ofList(Designation.options).optional(),
  authority: ofList(DelegatedAuthority.shape.kind.options).optional(),
  names,
  confirm: z.boolean(),
  remarks: z.array(ofList<StatementCode>(statementCodes)).optional(),
  grade: word('R', 'S', 'K'),
  'in-force': inForce,
});
type Row = z.infer<typeof row>;

/** For whom a row is, in each way it is said. */
const meantBy = ({ sector, designation, authority }: Row): RouteFor[] => [
  ...(sector === undefined ? [] : [{ sector }]),
  ...(designation === undefined ? [] : [{ designation }]),
  ...(authority === undefined ? [] : [{ authority }]),
];
/** As it is written: sector "general". */
const whomOf = (one: Row): string =>
  meantBy(one)
    .flatMap((whom) => Object.entries(whom))
    .map(([word, whom]) => `${word} "${whom}"`)
    .join(', ');

export const routeFile = closed({
  route: z.string().min(1),
  version,
  source: z.string().min(1),
  rows: z.array(row.refine((one) => meantBy(one).length === 1, 'exactly one of sector, designation, authority is expected')).min(1),
})
  .refine(({ rows }) => rows.some(({ sector }) => sector === 'unknown'), 'a row for the sector "unknown" is expected')
  .superRefine(({ rows }, context) => {
    for (const [index, one] of rows.entries()) {
      const sameTime = (other: Row) => whomOf(other) === whomOf(one) && overlap(other['in-force'], one['in-force']);
      if (rows.slice(0, index).some(sameTime))
        context.addIssue({ code: 'custom', path: ['rows', index], message: `two rows are in force for the ${whomOf(one)} at one time` });
    }
  });

export const routesOf = ({ route, version: written, rows }: z.infer<typeof routeFile>): RouteTable => ({
  route,
  version: written,
  rows: rows.flatMap((one) =>
    meantBy(one).map((whom) => ({
      for: whom,
      names: one.names,
      confirm: one.confirm,
      ...(one.remarks === undefined ? {} : { remarks: one.remarks }),
      inForce: one['in-force'],
    })),
  ),
});

/** Zones of the authorities of one regime, of which an organisation names its own. */
export const zoneFile = closed({ zones: z.string().min(1), version, source: z.string().min(1), of: z.array(zone).min(1) });
