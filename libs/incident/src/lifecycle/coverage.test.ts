import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames, type IncidentEvent, type IncidentEventType, incidentEvents, RefusalCode } from '@shodo/contracts';
import { aDuty } from '../specification/beginnings.js';
import { happened } from './decision.js';
import { decisions, incidentCommandNames } from './decisions.js';

const types = Object.keys(incidentEvents) as IncidentEventType[];
const root = join(__dirname, '../../../..');

/** Everything that is shipped, read as text. */
const sources = (folder: string): string =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(
      (file) => file.isFile() && file.name.endsWith('.ts') && !file.name.endsWith('.test.ts') && !file.parentPath.includes('specification'),
    )
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');

describe('nothing that was agreed is forgotten', () => {
  it('every command has a decision, and no decision lacks its command', () => {
    expect([...incidentCommandNames].sort()).toEqual([...commandNames].sort());
    for (const { decide, standsInTheWay } of Object.values(decisions))
      expect([typeof decide, typeof standsInTheWay]).toEqual(['function', 'function']);
  });

  it('every event is written in the version the contracts declare', () => {
    for (const type of types) expect([type, happened(type, {} as never).version]).toEqual([type, incidentEvents[type].version]);
  });

  it.each(types)('%s, as kept for ever, can be folded', (type) => {
    const specimen = JSON.parse(
      readFileSync(join(root, 'libs/contracts/specimens/events', `${type}.v${incidentEvents[type].version}.json`), 'utf8'),
    ) as IncidentEvent;
    const before = aDuty();
    const { incident } = before.and(specimen);
    expect(incident.seq).toBe(before.incident.seq + 1);
    expect(JSON.parse(JSON.stringify(incident))).toStrictEqual(incident);
  });

  it("every refusal of the contracts is said somewhere: by a decision, by access, by the kit, or at the api's door", () => {
    const said = ['libs/incident/src', 'libs/access/src', 'workflows/src', 'apps/api/src'].map(sources).join('\n');
    expect(RefusalCode.options.filter((code) => !said.includes(`'${code}'`))).toEqual([]);
  });
});
