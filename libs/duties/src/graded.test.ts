import { type AssessmentForm, type FactSheet, type Judgement, type Statement, sentenceOf } from '@shodo/contracts';
import { asOneRecord, contradictions } from './contradictions.js';
import { factsOf } from './fact-history.js';
import { gradesGiven, namingGrades, withGrades } from './graded.js';
import { say } from './say.js';
import { aForm } from './specification/a-pack.js';

const now = Date.parse('2026-12-10T09:00:00+01:00');
const no = { value: false, confidence: 'confirmed' };
const classified = '2026-12-02T09:00:00+01:00';
const formOf = (anchors: object, ...jurisdictions: string[]): AssessmentForm =>
  aForm({ anchors, organisation: { jurisdictions: jurisdictions as AssessmentForm['organisation']['jurisdictions'] } });
const recordOf = (form: AssessmentForm, sheet: object) => factsOf(sheet as FactSheet, now, { graded: gradesGiven(form, now) });

describe('An anchor that says a grade by its name', () => {
  const dora = formOf({ classified }, 'eu');
  const warned = (anchor: string, fact: string) => [{ code: 'anchor-contradicts-fact', with: { anchor, fact } }];

  test('cannot stand beside its denial: neither rules anything out, and both are named', () => {
    const stated = recordOf(dora, { 'major-ict-incident': no });
    expect(asOneRecord(stated).truth('major-ict-incident', now)).toMatchObject({ value: null, confidence: 'unknown' });
    expect(contradictions(stated, [], now)).toEqual(warned('classified', 'major-ict-incident'));
    const sec = recordOf(formOf({ determined: '2026-12-02' }, 'us-sec'), { 'material-to-investors': no });
    expect(asOneRecord(sec).truth('material-to-investors', now).value).toBeNull();
    expect(contradictions(sec, [], now)).toEqual(warned('determined', 'material-to-investors'));
  });

  test('is answered by whoever denies it later', () => {
    const later = recordOf(dora, { 'major-ict-incident': { ...no, asOf: '2026-12-02T09:00:01+01:00' } });
    expect(asOneRecord(later).truth('major-ict-incident', now)).toMatchObject(no);
    expect(contradictions(later, [], now)).toEqual([]);
    const atOnce = recordOf(dora, { 'major-ict-incident': { ...no, asOf: classified } });
    expect(contradictions(atOnce, [], now)).toHaveLength(1);
  });

  test('says nothing where it lies ahead, where it means something else, or where nobody denies it', () => {
    const says = (form: AssessmentForm, sheet: object) => contradictions(recordOf(form, sheet), [], now);
    expect(says(formOf({ classified: '2026-12-11T09:00:00+01:00' }, 'eu'), { 'major-ict-incident': no })).toEqual([]);
    expect(says(formOf({ determined: '2026-12-02' }, 'us-tx'), { 'material-to-investors': no })).toEqual([]);
    for (const stated of [
      { value: null, confidence: 'unknown' },
      { ...no, confidence: 'probable' },
      { value: true, confidence: 'confirmed' },
    ])
      expect(says(dora, { 'major-ict-incident': stated })).toEqual([]);
    expect(says(formOf({}, 'eu'), { 'major-ict-incident': no })).toEqual([]);
  });

  test('is the notice of an entrustee too, under every law: whoever denies having entrusted anything denies that there is one', () => {
    const told = (sheet: object) =>
      contradictions(recordOf(formOf({ 'notified-by-entrustee': '2026-12-02T09:00:00+01:00' }, 'jp'), sheet), [], now);
    expect(told({ 'data-entrusted-by-us': no })).toEqual(warned('notified-by-entrustee', 'data-entrusted-by-us'));
    expect(told({ 'data-entrusted-by-us': { ...no, asOf: '2026-12-03T09:00:00+01:00' } })).toEqual([]);
    expect(told({})).toEqual([]);
    expect(contradictions(recordOf(formOf({}, 'jp'), { 'data-entrusted-by-us': no }), [], now)).toEqual([]);
  });

  describe('a determination under Texan law and for investors at once', () => {
    const both = formOf({ determined: '2026-12-02' }, 'us-tx', 'us-sec');
    const yes = { value: true, confidence: 'confirmed' };
    const said = (sheet: object) => contradictions(recordOf(both, sheet), [], now);

    test('is accounted for by the one of the two that is claimed', () => {
      const material = { 'breach-occurred': no, 'material-to-investors': yes };
      expect(said(material)).toEqual([]);
      expect(asOneRecord(recordOf(both, material)).truth('breach-occurred', now)).toMatchObject(no);
      for (const claimed of ['breach-occurred', 'leak-occurred']) {
        const breach = { [claimed]: yes, 'material-to-investors': no };
        expect(said(breach)).toEqual([]);
        expect(asOneRecord(recordOf(both, breach)).truth('material-to-investors', now)).toMatchObject(no);
      }
    });

    test('is contradicted where both are denied, or where nobody says the other', () => {
      expect(said({ 'breach-occurred': no, 'material-to-investors': no })).toEqual(
        ['material-to-investors', 'breach-occurred'].flatMap((fact) => warned('determined', fact)),
      );
      expect(said({ 'breach-occurred': no })).toEqual(warned('determined', 'breach-occurred'));
      expect(said({ 'material-to-investors': no })).toEqual(warned('determined', 'material-to-investors'));
    });

    test('is accounted for by no law that does not look at it', () => {
      const texas = recordOf(formOf({ determined: '2026-12-02' }, 'us-tx'), { 'breach-occurred': no, 'material-to-investors': yes });
      expect(contradictions(texas, [], now)).toEqual(warned('determined', 'breach-occurred'));
    });
  });
});

describe('A determination is named by what it is of', () => {
  const order = say('anchors-out-of-order', { anchor: 'determined', other: 'aware' });
  const named = (statement: Statement, ...jurisdictions: string[]) =>
    withGrades([statement], jurisdictions).map((one) => sentenceOf(one, 'en'));

  test('under Texan law a breach, for investors its materiality, both where both look', () => {
    expect(named(order, 'us-tx')).toEqual([expect.stringMatching(/^Determination that a breach occurred lies before awareness/)]);
    expect(named(order, 'us-sec')).toEqual([expect.stringMatching(/^Determination of materiality lies before/)]);
    expect(named(order, 'us-tx', 'us-sec')).toEqual([expect.stringMatching(/^Determination of a breach or of materiality lies before/)]);
    const other = say('anchors-out-of-order', { anchor: 'aware', other: 'determined' });
    expect(named(other, 'us-tx')).toEqual([expect.stringContaining('before determination that a breach occurred')]);
    expect(withGrades([order], ['us-sec'])).toEqual([order]);
  });

  test('and by the fact that stands beside it', () => {
    const against = (fact: string) => named(say('anchor-contradicts-fact', { anchor: 'determined', fact }), 'us-tx', 'us-sec')[0];
    expect(against('breach-occurred')).toContain('determination that a breach occurred');
    expect(against('material-to-investors')).toContain('determination of materiality');
  });

  test('in a judgement too', () => {
    const judged = {
      because: [say('clock-starts-at-anchor', { anchor: 'determined', at: '2026-12-02T09:00:00-06:00' })],
      wouldChangeIf: [say('anchor-would-settle-it', { anchor: 'determined' })],
      warnings: [order],
    };
    const said = namingGrades(judged as unknown as Judgement, 'us-tx');
    expect([...said.because, ...said.wouldChangeIf, ...said.warnings].map((one) => sentenceOf(one, 'ja'))).toEqual([
      expect.stringContaining('漏えいが起きたと判断した時'),
      expect.stringContaining('漏えいが起きたと判断した時が記録されれば'),
      expect.stringContaining('漏えいが起きたと判断した時が知った時より前'),
    ]);
    expect(namingGrades(judged as unknown as Judgement, 'us-sec')).toBe(judged);
  });
});
