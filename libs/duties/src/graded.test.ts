import type { AssessmentForm, FactSheet } from '@shodo/contracts';
import { asOneRecord, contradictions } from './contradictions.js';
import { factsOf } from './fact-history.js';
import { gradesGiven } from './graded.js';
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
});
