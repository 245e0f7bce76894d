import type { MailRow } from '@shodo/contracts';

/** A complete row for the tests of this room. */
export const specimenRow = (more: Partial<MailRow> = {}): MailRow => ({
  notice: '0a7d3c1e-52d1-4d0e-9a51-3f8a5b1c2d3e',
  to: '7b1f0c52-8f7a-4a6e-b6d3-1f2e3d4c5b6a',
  kind: 'reminder',
  incident: '3f2b8a10-6c1d-4e9b-8f37-5a4b3c2d1e0f',
  reference: '7K2M-9QXA',
  drill: false,
  duty: 'jp.appi.final-report',
  dutyNames: { ja: '確報', en: 'Final report' },
  reminder: 'day-before',
  dueAt: '2026-11-30T14:05:00+09:00',
  forDueAt: '2026-12-01T14:05:00+09:00',
  strictness: 'statute',
  hasLastDay: true,
  ...more,
});
