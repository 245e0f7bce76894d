import type { CommandName } from '@shodo/contracts';
import { command } from '../api/commands.js';

interface Step {
  readonly command: CommandName;
  readonly body: unknown;
}

const hour = 3_600_000;
const instant = (ms: number) => new Date(ms).toISOString();

/** The sample: a drill made by ordinary commands. It began thirty hours ago, so that its clocks already run. */
function stepsAfterReport(nowMs: number, me: string, words: { readonly measure: string }): readonly Step[] {
  const noticedAt = instant(nowMs - 30 * hour);
  return [
    { command: 'EstablishAwareness', body: { awareAt: noticedAt, basis: 'report' } },
    { command: 'AssignTrack', body: { track: 'detection', to: me } },
    { command: 'AssignTrack', body: { track: 'notification', to: me } },
    { command: 'RecordContainmentMeasure', body: { measure: 'search', takenAt: instant(nowMs - 28 * hour), note: words.measure } },
    { command: 'RecordFact', body: { fact: 'breach-occurred', stated: { value: true, confidence: 'probable' }, source: 'interview' } },
    {
      command: 'RecordFact',
      body: { fact: 'special-care-information-involved', stated: { value: true, confidence: 'confirmed' }, source: 'document' },
    },
    { command: 'SetImpactScope', body: { principals: { estimate: 30, max: 40 }, categories: ['patient'], source: 'document', basedOn: 0 } },
  ];
}

/** Makes the sample incident and answers with its id. */
export async function makeSample(me: string, words: { readonly summary: string; readonly measure: string }): Promise<string> {
  const nowMs = Date.now();
  const report = { summary: words.summary, noticedAt: instant(nowMs - 30 * hour), leakType: 'loss', channel: 'in-person', kind: 'drill' };
  const { incidentId } = await command('ReportIncident', report, crypto.randomUUID());
  for (const step of stepsAfterReport(nowMs, me, words)) await command(step.command, step.body, crypto.randomUUID(), incidentId);
  return incidentId;
}
