import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { supportedBy } from './evidence-list.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
const fact = (name: string, version: number, evidence: string[]) => ({ fact: name, version, evidence });
const view = (given: object) => ({ facts: [], containmentMeasures: [], ...given }) as unknown as IncidentView;

test('evidence stands behind facts as they stand now, and behind measures', () => {
  const facts = [fact('leak-occurred', 1, ['e1']), fact('leak-occurred', 2, ['e2']), fact('loss-occurred', 1, ['e1', 'e2'])];
  const containmentMeasures = [{ measure: 'search', evidence: ['e2'] }];
  expect(supportedBy('e1', view({ facts, containmentMeasures }), speaker)).toEqual(['滅失が発生した']);
  expect(supportedBy('e2', view({ facts, containmentMeasures }), speaker)).toHaveLength(3);
  expect(supportedBy('e3', view({ facts, containmentMeasures }), speaker)).toEqual([]);
});
