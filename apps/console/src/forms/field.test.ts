import { commandNames, commands } from '@shodo/contracts';
import { vocabularies } from '@shodo/words';
import { fieldsOf, isAsked } from './field.js';

test.each(commandNames)('every field of %s has a form', (name) => {
  expect(fieldsOf(name).map((field) => field.name)).toEqual(Object.keys(commands[name].fields));
});

test('every choice is made among words that people can read', () => {
  for (const name of commandNames) {
    for (const { kind } of fieldsOf(name)) {
      if (kind.is !== 'choice' && kind.is !== 'choices') continue;
      expect(vocabularies[kind.vocabulary].options).toEqual(expect.arrayContaining([...kind.options]));
    }
  }
});

const kindsOf = (name: (typeof commandNames)[number]) => Object.fromEntries(fieldsOf(name).map((field) => [field.name, field.kind.is]));

test('the form of a filing asks for duty, kind, time and channel', () => {
  expect(kindsOf('RecordFilingMade')).toEqual({
    duty: 'duty',
    kind: 'choice',
    madeAt: 'instant',
    channel: 'choice',
    receiptNumber: 'text',
    filing: 'filing',
    openItems: 'choices',
    alsoSettles: 'duties',
    everyPartyTold: 'yes',
    note: 'text',
  });
});

test('the same field name takes the words of its own command', () => {
  const vocabularyOfKind = (name: 'DraftFiling' | 'AdoptPreventionMeasure') => fieldsOf(name).find((field) => field.name === 'kind')?.kind;
  expect(vocabularyOfKind('DraftFiling')).toMatchObject({ vocabulary: 'filingKind' });
  expect(vocabularyOfKind('AdoptPreventionMeasure')).toMatchObject({ vocabulary: 'preventionKind' });
});

test('a measure is a word when it is recorded and a reference when it is verified', () => {
  expect(kindsOf('RecordContainmentMeasure').measure).toBe('choice');
  expect(kindsOf('VerifyPreventionMeasure').measure).toBe('measure');
});

test('short texts take one line, long ones four', () => {
  expect(fieldsOf('ReportIncident').find((field) => field.name === 'reportedBy')?.kind).toEqual({ is: 'text', lines: 1, max: 200 });
  expect(fieldsOf('ReportIncident').find((field) => field.name === 'summary')?.kind).toEqual({ is: 'text', lines: 4, max: 10_000 });
});

test('the form of evidence asks for kind, words, digest and time; size, file and its name come with the file', () => {
  expect(kindsOf('SealEvidence')).toEqual({
    kind: 'choice',
    description: 'text',
    sha256: 'digest',
    fileSize: 'size',
    file: 'file',
    fileName: 'fileName',
    capturedAt: 'instant',
  });
  for (const name of ['RecordFact', 'ReviseFact', 'RecordContainmentMeasure', 'RuleOutBreach'] as const)
    expect(kindsOf(name).evidence).toBe('evidence');
});

test('the version that was seen, the file that was handed over, the reminder that was pressed and the pack that was built, are asked of nobody', () => {
  const unasked = commandNames.flatMap((name) => fieldsOf(name).flatMap((field) => (isAsked(field) ? [] : [`${name}.${field.name}`])));
  expect(unasked).toEqual([
    'CorrectAwareness.basedOn',
    'EstablishAwareness.basedOn',
    'WithdrawSpreadStopped.basedOn',
    'EstablishCause.basedOn',
    'RecordAnchor.basedOn',
    'ReviseFact.basedOn',
    'SealEvidence.file',
    'SealEvidence.fileName',
    'SetImpactScope.basedOn',
    'WithdrawAnchor.basedOn',
    'AcknowledgeReminder.notice',
    'DecideLaterDate.basedOn',
    'HoldPrincipalNotice.basedOn',
    'RecordPrincipalNoticeDone.basedOn',
    'RecordSubstituteMeasure.basedOn',
    'ApproveClosing.basedOn',
    'TurnDownClosing.basedOn',
    'HandOverTrack.basedOn',
    'LiftLegalHold.basedOn',
    'ConfirmEvidencePack.given',
    'EndPackLink.given',
    'GiveEvidencePack.pack',
  ]);
});
