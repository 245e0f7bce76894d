import { commands } from './index.js';
import { sampleIncident } from './sample-incident.js';

test.each(['ja', 'en'] as const)('the sample in %s is made of commands as their contracts read them', (language) => {
  const { report, afterwards } = sampleIncident({
    nowMs: Date.parse('2026-12-01T00:00:00Z'),
    person: '7d9f2c1a-4b3e-4f5a-8c6d-10e2f3a4b5c6',
    language,
  });
  for (const { command, body } of [report, ...afterwards]) {
    const { error } = commands[command].body.safeParse(body);
    expect({ command, problems: error?.issues ?? [] }).toEqual({ command, problems: [] });
  }
  expect(report.body).toMatchObject({ kind: 'drill', noticedAt: '2026-11-29T18:00:00.000Z' });
});
