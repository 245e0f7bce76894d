import { type CommandName, commandNames, commands, type IncidentView } from '@shodo/contracts';
import { carriesText, textsInPlace, withoutVault } from './without-vault.js';

const free = { command: 'AddNote', allowed: true, blockedBy: [], exceptFor: [{ on: 'x', blockedBy: [] }] };
const blocked = { command: 'ApproveClosing', allowed: false, blockedBy: [{ code: 'closing-is-not-proposed' }] };
const pack = { command: 'GiveEvidencePack', allowed: true, blockedBy: [] };
const view = { closed: false, allowed: [free, blocked, pack] } as unknown as IncidentView;
const erased = { code: 'vault-was-erased' };

test('where the vault stands, or the incident is closed, the view says what its rules say', () => {
  expect(withoutVault(view, undefined)).toBe(view);
  const closed = { ...view, closed: true };
  expect(withoutVault(closed, 'nothing')).toBe(closed);
});

test('where it was erased everything is left that keeps no text and no file', () => {
  expect(withoutVault(view, 'what-needs-no-text')).toEqual({
    closed: false,
    takesNoTexts: true,
    allowed: [free, blocked, { ...pack, allowed: false, blockedBy: [erased] }],
  });
});

test('where the engine’s side was erased too nothing is left, and each says why', () => {
  expect(withoutVault(view, 'nothing').allowed).toEqual([
    { command: 'AddNote', allowed: false, blockedBy: [erased] },
    { command: 'ApproveClosing', allowed: false, blockedBy: [erased, { code: 'closing-is-not-proposed' }] },
    { command: 'GiveEvidencePack', allowed: false, blockedBy: [erased] },
  ]);
});

test('a body carries a text in whatever field of its command one is typed', () => {
  expect(carriesText('HandOverTrack', { track: 'containment', to: 'x' })).toBe(false);
  expect(carriesText('HandOverTrack', { track: 'containment', to: 'x', note: '引き継ぎ' })).toBe(true);
});

test('without its texts a command is what it is with them, and takes none', () => {
  const withText = (name: CommandName) => commands[name].sensitiveFields.length > 0;
  for (const name of commandNames.filter(withText)) {
    const [field = ''] = commands[name].sensitiveFields;
    const found = commands[name].bodyWithoutTexts.safeParse({ [field]: '本文' });
    expect(found.error?.issues).toContainEqual(expect.objectContaining({ code: 'unrecognized_keys', keys: [field] }));
  }
  expect(commands.ProposeClosing.bodyWithoutTexts.safeParse({}).success).toBe(true);
});

test('in the place of a text stands an erased one where the command needs it, or one person decides alone', () => {
  expect([textsInPlace('ProposeClosing', {}), textsInPlace('ApproveClosing', {}), textsInPlace('AssignTrack', {})]).toEqual([
    ['review'],
    ['soleDecisionReason'],
    [],
  ]);
});

test('what a command needs only as it was given is needed then alone, and its body fits without it', () => {
  const [found, notFound] = [{ cause: 'malware', confidence: 'confirmed' }, { cause: 'not-established' }];
  expect([textsInPlace('EstablishCause', found), textsInPlace('EstablishCause', notFound)]).toEqual([[], ['detail']]);
  const { body, bodyWithoutTexts } = commands.EstablishCause;
  expect([body, bodyWithoutTexts].map((contract) => contract.safeParse(notFound).success)).toEqual([false, true]);
  expect(bodyWithoutTexts.safeParse({ cause: 'malware' }).success).toBe(false); // how sure it is is no text
});
