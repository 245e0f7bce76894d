import type { CommandName, IncidentView } from '@shodo/contracts';
import { askedFields, offeredFields, saidFields, textsNotTaken } from './offered.js';

const practice = (size: 'small' | 'standard') => ({ practice: { size } }) as IncidentView;
const duties = [
  { duty: 'jp.appi.final-report', kind: 'filing', judgement: {} },
  { duty: 'jp.police.consultation', kind: 'notice', judgement: {} },
  { duty: 'jp.contract.insurer-notice', kind: 'notice', judgement: { parties: [{ ref: 'one' }, { ref: 'two' }] } },
] as unknown as IncidentView['duties'];
const asked = (duty: string, command: CommandName = 'RecordFilingMade') =>
  askedFields(offeredFields(command, practice('standard')), { command, view: { duties, preventionMeasures: [] }, typed: { duty } }).map(
    ({ name }) => name,
  );

test('only a small organisation is asked for the reason of a sole decision', () => {
  const names = (size: 'small' | 'standard') => offeredFields('ApproveFiling', practice(size)).map(({ name }) => name);
  expect([names('small'), names('standard')]).toEqual([
    ['filing', 'note', 'soleDecisionReason'],
    ['filing', 'note'],
  ]);
});

test('where the incident takes no text any more, none is asked for', () => {
  const names = (command: CommandName) => offeredFields(command, { ...practice('small'), takesNoTexts: true }).map(({ name }) => name);
  expect([names('ApproveFiling'), names('ProposeClosing'), names('HandOverTrack')]).toEqual([['filing'], [], ['track', 'to', 'basedOn']]);
});

test('what was typed into such a field before is told, and neither what the form proposed itself nor what is taken as ever', () => {
  const typed = { review: '鍵の管理を見直した。', soleDecisionReason: ' ' };
  const told = (takesNoTexts: true | undefined, more = {}) =>
    textsNotTaken('ProposeClosing', { ...(takesNoTexts && { takesNoTexts }) }, { typed, proposed: { review: '', ...more } });
  expect(told(true)).toEqual([{ field: 'review', text: '鍵の管理を見直した。' }]);
  expect(told(true, typed)).toEqual([]);
  expect(told(undefined)).toEqual([]);
});

test('of somebody who is no authority it is asked how and when they were told, and nothing about a report', () => {
  expect(asked('jp.police.consultation')).toEqual(['duty', 'madeAt', 'channel', 'receiptNumber', 'note']);
  expect(asked('jp.contract.insurer-notice')).toEqual(['duty', 'kind', 'madeAt', 'channel', 'receiptNumber', 'everyPartyTold', 'note']);
  expect(asked('jp.appi.final-report')).toEqual([
    'duty',
    'kind',
    'madeAt',
    'channel',
    'receiptNumber',
    'filing',
    'openItems',
    'alsoSettles',
    'note',
  ]);
  expect(asked('')).toContain('kind');
});

test('of somebody who is no authority nothing is said of open items, not even that there are none', () => {
  const said = (duty: string) =>
    saidFields(offeredFields('RecordFilingMade', practice('standard')), {
      command: 'RecordFilingMade',
      view: { duties, preventionMeasures: [] },
      typed: { duty },
    }).map(({ name }) => name);
  expect(said('jp.appi.final-report')).toContain('openItems');
  expect(said('jp.police.consultation')).not.toContain('openItems');
  expect(said('jp.police.consultation')).toContain('kind');
});

test('the day a measure was carried out is asked of what was only planned, and may stay empty where the plan was given up', () => {
  const preventionMeasures = [
    { measure: 'lock', standing: 'done' },
    { measure: 'gate', standing: 'planned' },
  ] as unknown as IncidentView['preventionMeasures'];
  const day = (measure: string, result: string) =>
    askedFields(offeredFields('VerifyPreventionMeasure', practice('standard')), {
      command: 'VerifyPreventionMeasure',
      view: { duties: [], preventionMeasures },
      typed: { measure, result },
    }).find(({ name }) => name === 'carriedOutOn')?.required;
  expect([day('lock', 'effective'), day('gate', ''), day('gate', 'effective'), day('gate', 'ineffective')]).toEqual([
    undefined,
    true,
    true,
    false,
  ]);
});

test('of a cause that could not be established it is asked what was examined, not how sure it is', () => {
  const fields = (cause: string) =>
    askedFields(offeredFields('EstablishCause', practice('standard')), {
      command: 'EstablishCause',
      view: { duties, preventionMeasures: [] },
      typed: { cause },
    }).map(({ name, required }) => [name, required]);
  expect(fields('theft')).toEqual([
    ['cause', true],
    ['confidence', true],
    ['detail', false],
  ]);
  expect(fields('not-established')).toEqual([
    ['cause', true],
    ['detail', true],
  ]);
});
