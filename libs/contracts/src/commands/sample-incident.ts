import type { Language } from '../vocabulary/organisation.js';
import type { CommandName } from './index.js';

interface Step {
  readonly command: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
}

const texts: Readonly<Record<Language, { readonly summary: string; readonly measure: string }>> = {
  ja: {
    summary:
      '【見本・訓練】外来で使う USB メモリを院内で紛失しました。患者 30 人分の氏名と診断名が入っています。探していますが見つかっていません。',
    measure: '院内の遺失物窓口と清掃会社に確認しました。',
  },
  en: {
    summary:
      '[Sample, drill] A USB memory used in the outpatient ward was lost in the building. It holds names and diagnoses of 30 patients. It is being searched for.',
    measure: 'Asked the lost-property desk and the cleaning company.',
  },
};

const hour = 3_600_000;
const instant = (ms: number) => new Date(ms).toISOString();

/**
 * The sample incident as the ordinary commands that make it: a drill that began thirty hours ago, so that its clocks already run.
 * @returns the report, and what `person` does after it
 */
export function sampleIncident({
  nowMs,
  person,
  language,
}: {
  readonly nowMs: number;
  readonly person: string;
  readonly language: Language;
}): { readonly report: Step; readonly afterwards: readonly Step[] } {
  const { summary, measure } = texts[language];
  const noticedAt = instant(nowMs - 30 * hour);
  return {
    report: { command: 'ReportIncident', body: { summary, noticedAt, leakType: 'loss', channel: 'in-person', kind: 'drill' } },
    afterwards: [
      { command: 'EstablishAwareness', body: { awareAt: noticedAt, basis: 'report' } },
      { command: 'AssignTrack', body: { track: 'detection', to: person } },
      { command: 'AssignTrack', body: { track: 'notification', to: person } },
      { command: 'RecordContainmentMeasure', body: { measure: 'search', takenAt: instant(nowMs - 28 * hour), note: measure } },
      { command: 'RecordFact', body: { fact: 'breach-occurred', stated: { value: true, confidence: 'probable' }, source: 'interview' } },
      {
        command: 'RecordFact',
        body: { fact: 'special-care-information-involved', stated: { value: true, confidence: 'confirmed' }, source: 'document' },
      },
      {
        command: 'SetImpactScope',
        body: {
          principals: { estimate: 30, max: 40 },
          categories: ['patient'],
          dataItems: ['name', 'special-care'],
          source: 'document',
          basedOn: 0,
        },
      },
    ],
  };
}
