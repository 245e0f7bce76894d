import { QueryObserver } from '@tanstack/react-query';
import { Declined } from './client.js';
import { readAgain } from './live.js';
import { makeQueries } from './queries.js';
import { keyOf } from './reads.js';

const declined = (status: number) => new Declined({ type: 'about:blank', title: '', status });

/** How often something on the screen is asked for: at first, and after a change. */
async function askedAfterAChange(key: readonly unknown[], answer: () => Promise<unknown>, incident?: string): Promise<number> {
  const queries = makeQueries(() => undefined);
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    return answer();
  };
  const leave = new QueryObserver(queries, { queryKey: [...key], queryFn, retry: false }).subscribe(() => undefined);
  await new Promise((done) => setTimeout(done));
  readAgain(queries, incident);
  await new Promise((done) => setTimeout(done));
  leave();
  queries.clear();
  return asked;
}

const refused = () => Promise.reject(declined(403));

test('A change has what is shown read again', async () => {
  expect(await askedAfterAChange(keyOf('listPeople'), () => Promise.resolve('people'))).toBe(2);
  expect(await askedAfterAChange(keyOf('readIncident', { incidentId: 'i' }), () => Promise.resolve('it'), 'i')).toBe(2);
});

test('What failed for another reason is tried again at the next change: the incident may be there by now', async () => {
  expect(await askedAfterAChange(keyOf('readIncident', { incidentId: 'i' }), () => Promise.reject(declined(404)), 'i')).toBe(2);
});

test('What was refused is left alone, so that a refusal on record brings no further one', async () => {
  expect(await askedAfterAChange(keyOf('readOrganisationRecord'), refused)).toBe(1);
  expect(await askedAfterAChange(keyOf('readEngineHistory', { incidentId: 'i' }), refused, 'i')).toBe(1);
});
