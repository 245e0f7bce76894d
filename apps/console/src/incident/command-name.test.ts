import { commandNames } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { commandGuide, commandName, doneName } from './command-name.js';

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

test('what waits for somebody else says how it goes where one works alone', () => {
  const of = (size: 'small' | 'standard', command: 'ProposeClosing' | 'AddNote') => {
    const { view, ...rest } = scene('ja') as { view: object };
    return commandGuide(command, undefined, { ...rest, view: { ...view, practice: { size, secondLookMinutes: 60 } } } as never);
  };
  expect(of('small', 'ProposeClosing')).toBe(
    '対応を振り返り、完了を提案します。承認は別の人が行います。別の人がいないときは、60 分置いてから、理由を書いて一人で決められます。単独決裁として記録されます。',
  );
  expect(of('standard', 'ProposeClosing')).toBe('対応を振り返り、完了を提案します。承認は別の人が行います。');
  expect(of('small', 'AddNote')).not.toContain('単独決裁');
});
