import type { IncidentView } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { rendered, wordsOf } from '../specification/rendered.js';
import { IncidentContext } from './incident-context.js';
import { NewerRules } from './newer-rules.js';

const duty = 'jp.appi.final-report';
const speaker = speakerOf('ja', {
  people: new Map(),
  duties: new Map([[duty, { ja: '確報（個人情報保護法）', en: 'Final report' }]]),
  texts: {},
});
const given = { state: 'newer', version: '2026-12-01.1', from: '2022-04-01', standing: 'arisen', due: '2026-12-17' };

async function shown(newerRules?: IncidentView['newerRules']) {
  const view = { newerRules, allowed: [{ command: 'AdoptNewerRules', allowed: true, blockedBy: [] }] } as unknown as IncidentView;
  return wordsOf(
    await rendered(
      <IncidentContext value={{ view, people: [], speaker } as never}>
        <NewerRules />
      </IncidentContext>,
    ),
  );
}

test('what a newer rule gives stands with the name of the duty, beside the way to follow it', async () => {
  const words = await shown([{ duty, says: { code: 'other-rule-differs', with: given } }] as never);
  expect(words).toContain('規則に新しい版があり、次の義務は結果が変わります。');
  expect(words).toMatch(/確報（個人情報保護法）：.*2026年12月17日（木）.*新しい版の規則で判定し直す/);
});

test('where no newer rule says anything else, nothing is said', async () => {
  expect(await shown([])).toBe('');
  expect(await shown()).toBe('');
});
