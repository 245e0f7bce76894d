import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brokenReplays, corpus, goldenHistories, readHistory } from './histories.js';

const root = resolve(__dirname, '../../..');

test('every golden history replays on the present build', async () => {
  const histories = goldenHistories(root);
  expect(histories.length).toBeGreaterThan(0);
  expect(await brokenReplays(root, histories)).toEqual([]);
}, 120_000);

test('a history in which one timer has another name does not replay', async () => {
  const [file] = readdirSync(corpus(root)).filter((name) => name.endsWith('.json'));
  if (!file) throw new Error('the corpus is empty');
  const text = readFileSync(join(corpus(root), file), 'utf8');
  const history = readHistory(text);
  const timer = history.events?.find((event) => event.timerStartedEventAttributes);
  expect(timer).toBeDefined();
  if (timer?.timerStartedEventAttributes) timer.timerStartedEventAttributes.timerId = '4711';
  expect(await brokenReplays(root, [{ workflowId: 'mutated', history }])).toEqual(['mutated: DeterminismViolationError']);
}, 60_000);
