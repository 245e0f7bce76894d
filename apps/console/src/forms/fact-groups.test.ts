import { FactName, type IncidentView, type OrganisationProfile } from '@shodo/contracts';
import { speakerOf } from '@shodo/words';
import { form } from '../words/areas/form.js';
import { factGroups } from './fact-groups.js';

const speaker = speakerOf('ja', { people: new Map(), duties: new Map(), texts: {} });
const say = (word: keyof typeof form.ja) => form.ja[word];
const groups = (
  profile: OrganisationProfile | undefined,
  facts: readonly string[] = [],
  command: 'RecordFact' | 'ReviseFact' = 'RecordFact',
) =>
  factGroups(
    command,
    { view: { facts: facts.map((fact) => ({ fact })) } as unknown as IncidentView, people: [], speaker, ...(profile && { profile }) },
    say,
  );
const valuesOf = (found: ReturnType<typeof groups>, label: string) =>
  found.find((group) => group.label === label)?.options.map(({ value }) => value) ?? [];

test('facts stand in groups of a readable length, and every fact in one of them', () => {
  const found = groups({ jurisdictions: ['jp'] });
  expect(found.map(({ label }) => label)).toEqual([
    '何が起きたか',
    'どのような情報か',
    '例外に当たるか（回収・秘匿化など）',
    '委託の関係',
    '通知・公表と報告書',
    '当組織の設定にない国・業種の法令だけで使う事実',
  ]);
  const values = found.flatMap(({ options }) => options.map(({ value }) => value));
  expect(values.toSorted()).toEqual(FactName.options.filter((fact) => fact !== 'principals-affected').toSorted());
  for (const { options } of found.slice(0, -1)) expect(options.length).toBeLessThanOrEqual(10);
});

test('what only laws ask that the organisation is not under stands last; its own stand before', () => {
  const elsewhere = '当組織の設定にない国・業種の法令だけで使う事実';
  const own = '当組織が対象となるほかの法令で使う事実';
  const japan = groups({ jurisdictions: ['jp'] });
  expect(valuesOf(japan, elsewhere)).toEqual(expect.arrayContaining(['significant-incident', 'residents-affected-us-tx', 'event-grade']));
  const abroad = groups({ jurisdictions: ['jp', 'eu', 'us-tx', 'cn'], designations: ['nis2-entity'], sector: 'telecom' });
  expect(valuesOf(abroad, own)).toEqual(
    expect.arrayContaining(['significant-incident', 'residents-affected-us-tx', 'event-grade', 'communications-secrecy-involved']),
  );
  expect(valuesOf(abroad, elsewhere)).toEqual(expect.arrayContaining(['major-ict-incident', 'residents-affected-us-ny']));
  expect(valuesOf(abroad, elsewhere)).not.toContain('significant-incident');
});

test('what is on record is revised, and not recorded again', () => {
  expect(groups(undefined, ['leak-occurred'], 'ReviseFact')).toEqual([
    { label: '何が起きたか', options: [{ value: 'leak-occurred', label: '漏えいが発生した' }] },
  ]);
  expect(valuesOf(groups(undefined, ['leak-occurred']), '何が起きたか')).not.toContain('leak-occurred');
});
