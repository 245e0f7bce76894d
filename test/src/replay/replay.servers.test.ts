import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brokenReplays, corpus, goldenHistories, readHistory } from './histories.js';

const root = resolve(__dirname, '../../..');

test('every golden history replays on the present build', async () => {
  const histories = goldenHistories(root);
  expect(histories.length).toBeGreaterThan(0);
  expect(await brokenReplays(root, histories)).toEqual([]);
});

test('a history in which one local activity was another does not replay', async () => {
  const [file] = readdirSync(corpus(root)).filter((name) => name.endsWith('.json'));
  if (!file) throw new Error('the corpus is empty');
  const mutated = swapFirstActivity(readFileSync(join(corpus(root), file), 'utf8'));
  expect(await brokenReplays(root, [{ workflowId: 'mutated', history: readHistory(mutated) }])).toEqual([
    'mutated: DeterminismViolationError',
  ]);
});

/** The marker of a local activity keeps its name inside an encoded payload. */
function swapFirstActivity(text: string): string {
  const encoded = /"([A-Za-z0-9+/=]{40,})"/g;
  let isDone = false;
  return text.replace(encoded, (quoted, payload: string) => {
    const plain = Buffer.from(payload, 'base64').toString();
    if (isDone || !plain.includes('"activity_type":"takeChargeOf"')) return quoted;
    isDone = true;
    return `"${Buffer.from(plain.replace('takeChargeOf', 'assessDuties')).toString('base64')}"`;
  });
}
