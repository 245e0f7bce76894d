import { commandNames } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { commandName, doneName } from './command-name.js';

const sources = { people: new Map(), duties: new Map(), texts: {} };
const scene = (language: 'ja' | 'en', kind = 'filing') =>
  ({ view: { duties: [{ duty: 'jp.police.consultation', kind }] }, speaker: speakerOf(language, sources) }) as never;

test('what was recorded is said as a sentence, and not as the name of a button', () => {
  expect(doneName('RecordFilingMade', undefined, scene('ja'))).toBe('提出を記録しました');
  expect(doneName('RecordFilingMade', 'jp.police.consultation', scene('ja', 'notice'))).toBe('連絡したことを記録しました');
  for (const command of commandNames) {
    expect(doneName(command, undefined, scene('ja'))).toMatch(/ました$/);
    if (command !== 'AcknowledgeReminder') expect(commandName(command, undefined, scene('ja'))).not.toMatch(/ました$/);
    expect(doneName(command, undefined, scene('en'))).not.toBe(commandName(command, undefined, scene('en')));
  }
});
