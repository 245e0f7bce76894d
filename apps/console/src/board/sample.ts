import { sampleIncident } from '@shodo/contracts';
import { command } from '../api/commands.js';
import { languageNow } from '../words/i18n.js';

/** Makes the sample incident in one's own organisation and answers with its id. */
export async function makeSample(person: string): Promise<string> {
  const { report, afterwards } = sampleIncident({ nowMs: Date.now(), person, language: languageNow() });
  const { incidentId } = await command(report.command, report.body, crypto.randomUUID());
  for (const step of afterwards) await command(step.command, step.body, crypto.randomUUID(), incidentId);
  return incidentId;
}
