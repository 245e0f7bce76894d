import type { IncidentView } from '@shodo/contracts';
import type { Chance } from './chance.js';
import { nextStep } from './next-step.js';
import type { Client, Person } from './operations.js';

export interface Crew {
  readonly officer: Person;
  readonly second: Person;
}

/** Leads one incident after the other from its report to its closing, adds notes on the way, and now and then opens one again. */
export async function leadsIncidents(client: Client, crew: Crew, chance: Chance): Promise<void> {
  while (!client.isOver) {
    const reported = await client.send(
      {
        by: crew.officer,
        name: 'ReportIncident',
        body: { summary: '封筒を誤って送付した。', noticedAt: new Date().toISOString(), leakType: 'loss' },
      },
      { comesBack: true },
    );
    if (reported) await leadOne(client, crew, reported.incidentId, chance);
  }
}

async function leadOne(client: Client, { officer, second }: Crew, incident: string, chance: Chance): Promise<void> {
  for (let waited = 0; waited < 100 && !client.isOver; ) {
    const view = await client.view(officer, incident);
    if (!view) return;
    const step = nextStep(view);
    if (view.closed) {
      if (!chance.happens(0.2)) return;
      await client.send({
        by: officer,
        name: 'ReopenIncident',
        incident,
        body: { reason: '追加の事実が分かった。', track: 'containment' },
      });
    } else if (!step || chance.happens(0.3)) {
      waited += step ? 0 : 1; // the assessment is still to come, or a step had no answer
      await client.send({ by: officer, name: 'AddNote', incident, body: { text: `メモ ${chance.between(1, 1_000_000)}` } });
    } else {
      const by = step.by === 'doer' ? officer : second;
      await client.send({ by, name: step.name, incident, body: step.body });
    }
    await client.pause(20, 200);
  }
}

const aheadMs = { least: 2_000, most: 9_000 };

/**
 * Watches deadlines: moves a drill's clock to a few seconds before the next reminder and then does nothing, so that the incident has to wake by
 * itself, whatever is broken at that moment.
 */
export async function waitsForDeadlines(client: Client, { officer }: Crew, chance: Chance): Promise<void> {
  while (!client.isOver) {
    const begins = '2026-11-28T22:00:00+09:00';
    const body = { summary: '名簿を紛失した。', leakType: 'loss', noticedAt: begins, kind: 'drill', drillStartsAt: begins };
    const reported = await client.send({ by: officer, name: 'ReportIncident', body }, { comesBack: true });
    for (let left = 6; reported && left > 0 && !client.isOver; left--) {
      const view = await client.view(officer, reported.incidentId);
      const next = view && nextReminder(view);
      if (next !== undefined) {
        const to = new Date(next - chance.between(aheadMs.least, aheadMs.most)).toISOString();
        await client.send({ by: officer, name: 'AdvanceDrillClock', incident: reported.incidentId, body: { to } });
        await client.pause(aheadMs.most, aheadMs.most + 2_000);
      } else await client.pause(500, 1_500);
    }
  }
}

/** The first reminder that lies far enough ahead to be waited for. */
function nextReminder({ duties, now }: IncidentView): number | undefined {
  const instants = duties
    .filter(({ settledAt }) => settledAt === undefined)
    .flatMap(({ judgement }) => judgement.reminders.map(({ at }) => Date.parse(at)));
  return instants.filter((at) => at > Date.parse(now) + aheadMs.most + 1_000).toSorted((a, b) => a - b)[0];
}
