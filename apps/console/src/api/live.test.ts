import { QueryObserver } from '@tanstack/react-query';
import { Declined } from './client.js';
import { followChanges, readAgain } from './live.js';
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

/** What is shown of the incident once everything asked has been answered; `during` is what happens while the first read is under way. */
async function shownAfter(during: (told: EventTarget) => void): Promise<unknown> {
  const queries = makeQueries(() => undefined);
  const told = new EventTarget();
  followChanges(queries, told);
  let recorded = 'before';
  const queryFn = async () => {
    const found = recorded;
    await new Promise((done) => setTimeout(done, 20));
    return found;
  };
  const queryKey = keyOf('readIncident', { incidentId });
  const leave = new QueryObserver(queries, { queryKey, queryFn, retry: false }).subscribe(() => undefined);
  recorded = 'after';
  during(told);
  await new Promise((done) => setTimeout(done, 100));
  leave();
  const shown = queries.getQueryData(queryKey);
  queries.clear();
  return shown;
}

const incidentId = '0198c6a8-0000-7000-8000-000000000001';
const change = () => new MessageEvent('change', { data: JSON.stringify({ incident: incidentId, seq: 2 }) });

test('A first read that was under way when the incident changed is asked once more: it may have been looked up before', async () => {
  expect(await shownAfter((told) => void told.dispatchEvent(change()))).toBe('after');
});

test('What changed before the line stood, or while the server heard nothing, is read when the line stands', async () => {
  expect(await shownAfter((told) => void setTimeout(() => told.dispatchEvent(new Event('open')), 40))).toBe('after');
  expect(await shownAfter((told) => void setTimeout(() => told.dispatchEvent(new Event('gap')), 40))).toBe('after');
});

test('However many changes fall into a first read, it is asked once more', async () => {
  let asked = 0;
  const queries = makeQueries(() => undefined);
  const queryFn = async () => {
    asked += 1;
    await new Promise((done) => setTimeout(done, 20));
    return asked;
  };
  const leave = new QueryObserver(queries, { queryKey: keyOf('readIncident', { incidentId }), queryFn }).subscribe(() => undefined);
  for (let times = 0; times < 5; times += 1) readAgain(queries, incidentId);
  await new Promise((done) => setTimeout(done, 100));
  leave();
  queries.clear();
  expect(asked).toBe(2);
});
