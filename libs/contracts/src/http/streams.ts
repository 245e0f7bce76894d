import { z } from 'zod';
import { IncidentId } from '../vocabulary/ids.js';
import { PackVolumeQuery } from './evidence-packs.js';

/** One change of the record, told to every open console of the organisation; `incident` is absent when the organisation's own stream grew. */
export const Change = z.object({ incident: IncidentId.optional(), seq: z.int() }).meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

/** `checkpoint`: the export ends where the checkpoint of this size left the stream, for whoever holds it; else where the stream stands now. */
export const ExportQuery = z.strictObject({ checkpoint: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });

/** Reads that are no single JSON value. */
export const streams = {
  /** NDJSON: a header, then one entry a line, in the form the verifier checks. */
  exportIncident: {
    path: '/v1/incidents/:incidentId/export',
    media: 'application/x-ndjson',
    query: ExportQuery,
    ja: '記録を書き出す',
    en: 'Export the record of an incident',
  },
  exportOrganisation: {
    path: '/v1/organisation/export',
    media: 'application/x-ndjson',
    query: ExportQuery,
    ja: '組織の記録を書き出す',
    en: 'Export the record of the organisation',
  },
  /** One self-contained page that checks an export without us; it needs no network. */
  downloadVerifier: { path: '/v1/verifier', media: 'text/html', ja: '検証ページを保存する', en: 'Save the page that checks a record' },
  /** The file behind a piece of evidence, in clear, to be saved and never shown: an attachment. A kept file that was erased, is missing or is damaged is a refusal. */
  downloadFile: {
    path: '/v1/incidents/:incidentId/evidence/:evidenceId/file',
    media: 'application/octet-stream',
    mayBeDamaged: true,
    ja: '証拠のファイルを保存する',
    en: 'Save the file behind a piece of evidence',
  },
  /** An evidence pack as it was built, one ZIP file, or one volume of it; who saves it is on record. */
  downloadEvidencePack: {
    path: '/v1/incidents/:incidentId/evidence-packs/:packId',
    media: 'application/zip',
    query: PackVolumeQuery,
    ja: '証拠パックを保存する',
    en: 'Save an evidence pack',
  },
  /** Server-sent events: `event: change` with a Change as data, a comment every 15 seconds. What was missed while away is not repeated: read again on connecting, and on `event: gap`. */
  watchChanges: { path: '/v1/changes', media: 'text/event-stream', ja: '変更を受け取る', en: 'Watch changes' },
} as const;

/** The calendar of open duties (RFC 5545), for whoever has the link: the secret in its path is all that is asked. A wrong one is answered like nothing at all. */
export const calendarFeed = {
  path: '/v1/calendar/:secret',
  media: 'text/calendar',
  ja: '義務のカレンダー',
  en: 'Calendar of open duties',
} as const;
export type StreamName = keyof typeof streams;
