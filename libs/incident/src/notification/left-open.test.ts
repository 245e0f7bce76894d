import { aDuty } from '../specification/beginnings.js';
import { by, final, id, judgement, notArisen, sealed } from '../specification/builders.js';
import { event, happens, past, type Specified } from '../specification/given-when-then.js';
import { assessmentFormOf, needsAssessment } from './duties.js';

const finalReport = 'jp.appi.final-report';
const supplement = 'jp.appi.supplement';
const later = { now: '2026-12-28T14:59:59Z' };
const madeAt = '2026-12-28T10:00:00+09:00';
const filed = { duty: finalReport, kind: 'final', madeAt, channel: 'ppc-web-form' } as const;
const owed = aDuty(final(), notArisen(supplement));
const recorded = (from: Specified, n: number, more: object = {}) =>
  from.when('RecordFilingMade', { ...filed, ...more }, { ...later, id: id(n) }).accepted();
const leftOpen = ({ incident }: Specified) => assessmentFormOf(incident, later.now).facts['report-items-open'];
const open = (asOf = madeAt) => ({ value: true, confidence: 'confirmed', asOf });
const allKnown = (asOf = madeAt) => ({ value: false, confidence: 'confirmed', asOf });
const atNoon = '2026-12-28T12:00:00+09:00';

describe('what a final report leaves open', () => {
  it('is asked of the law as what the report itself says: items are open, or none is', () => {
    const made = recorded(owed, 60, { openItems: ['cause', 'prevention'] });
    expect(leftOpen(made)).toEqual([open()]);
    expect(needsAssessment(made.incident)).toBe(true);
    expect(leftOpen(recorded(owed, 60, { openItems: [] }))).toEqual([allKnown()]);
  });

  it('is not known of a report that does not say, of a preliminary report, and before any', () => {
    expect(leftOpen(owed)).toBeUndefined();
    expect(leftOpen(recorded(owed, 60))).toBeUndefined();
    expect(leftOpen(recorded(owed, 60, { kind: 'follow-up', openItems: ['cause'] }))).toBeUndefined();
  });

  it('is said anew by the supplement, by the time it was made; one that does not say leaves it as it was', () => {
    const made = recorded(owed, 60, { openItems: ['cause'] });
    const supplemented = (more: object) => recorded(made, 61, { kind: 'supplement', madeAt: atNoon, ...more });
    expect(leftOpen(supplemented({ openItems: [] }))).toEqual([open(), allKnown(atNoon)]);
    expect(leftOpen(supplemented({ openItems: ['cause'] }))).toEqual([open(), open(atNoon)]);
    expect(leftOpen(supplemented({}))).toEqual([open()]);
  });

  it('is what the reports that stand say: a final report taken back says nothing, and a supplement of nothing neither', () => {
    const made = recorded(owed, 60, { openItems: ['cause'] });
    const supplemented = recorded(made, 61, { kind: 'supplement', madeAt: atNoon, openItems: [] });
    const takenBack = (from: Specified, n: number) => from.when('WithdrawFiling', { filing: id(n), reason: sealed() }, later).accepted();
    expect(leftOpen(takenBack(made, 60))).toBeUndefined();
    expect(needsAssessment(takenBack(made, 60).incident)).toBe(true);
    expect(leftOpen(takenBack(supplemented, 61))).toEqual([open()]);
    expect(leftOpen(takenBack(supplemented, 60))).toBeUndefined();
  });

  describe('beside what somebody stated of it', () => {
    const none = { value: false, confidence: 'probable' } as const;
    const stated = (version: number, at: string, asOf?: string) =>
      past(
        at,
        by.officer,
        event(version === 1 ? 'FactRecorded' : 'FactRevised', {
          fact: 'report-items-open',
          version,
          stated: { ...none, ...(asOf && { asOf }) },
          source: 'own-check',
          evidence: [],
          ...(version > 1 && { before: none }),
        } as never),
      );
    const [before, after] = ['2026-12-01T01:00:00Z', '2026-12-28T05:00:00Z'];

    it('counts where it was made later: what was stated before says nothing of it', () => {
      const made = recorded(owed.and(stated(1, before)), 60, { openItems: ['cause'] });
      expect(leftOpen(made)).toEqual([{ ...none, asOf: before }, open()]);
      const again = recorded(made, 61, { kind: 'supplement', madeAt: atNoon, openItems: [] });
      expect(leftOpen(again)).toEqual([{ ...none, asOf: before }, open(), allKnown(atNoon)]);
    });

    it('gives way to what was stated after it was made, also of a day before it', () => {
      const made = recorded(owed, 60, { openItems: ['cause'] });
      expect(leftOpen(made.and(stated(1, after)))).toEqual([open(), { ...none, asOf: after }]);
      expect(leftOpen(made.and(stated(1, after, before)))).toEqual([open(), { ...none, asOf: before }]);
      const recordedLate = recorded(owed.and(stated(1, '2026-12-28T01:30:00Z')), 60, { openItems: ['cause'] });
      expect(leftOpen(recordedLate)).toEqual([open(), { ...none, asOf: '2026-12-28T01:30:00Z' }]); // made at 10:00, an hour before it was recorded
    });

    it('says nothing where it does not say, and where nobody filed', () => {
      const said = owed.and(stated(1, before), stated(2, after));
      expect(leftOpen(said)).toEqual([
        { ...none, asOf: before },
        { ...none, asOf: after },
      ]);
      expect(leftOpen(recorded(owed.and(stated(1, before)), 60))).toEqual([{ ...none, asOf: before }]);
    });
  });

  it('is asked only of laws that know a supplement, and open for one of two laws it is open', () => {
    const [dora, myNumber] = ['eu.dora.final-report', 'jp.my-number.final-report'];
    const both = aDuty(final(), judgement(dora), judgement(myNumber), notArisen(supplement), notArisen('jp.my-number.supplement'));
    expect(leftOpen(recorded(both, 60, { duty: dora, openItems: ['cause'] }))).toBeUndefined();
    const one = recorded(both, 60, { duty: myNumber, openItems: ['cause'] });
    expect(leftOpen(recorded(one, 61, { madeAt: atNoon, openItems: [] }))).toEqual([open(), open(atNoon)]);
    const together = recorded(both, 60, { alsoSettles: [myNumber], openItems: ['cause'] });
    expect(leftOpen(recorded(together, 61, { kind: 'supplement', madeAt: atNoon, openItems: [] }))).toEqual([open(), open(atNoon)]);
  });
});

describe('what is under investigation', () => {
  const draft = { duty: finalReport, kind: 'final', content: sealed(1) } as const;
  const drafted = (more: object) => owed.when('DraftFiling', { ...draft, ...more }, { id: id(50), by: by.responder }).accepted();

  it('comes with the draft where the record of the filing does not say, and from nowhere else', () => {
    drafted({ openItems: ['cause'] })
      .when('RecordFilingMade', { ...filed, filing: id(50) }, later)
      .then(happens(['FilingMade', { draft: id(50), draftApproved: false, openItems: ['cause'] }]));
    drafted({ openItems: ['cause'] })
      .when('RecordFilingMade', { ...filed, filing: id(50), openItems: [] }, later)
      .then(happens(['FilingMade', { openItems: [] }]));
    for (const unsaid of [
      drafted({}).when('RecordFilingMade', { ...filed, filing: id(50) }, later),
      owed.when('RecordFilingMade', filed, later),
    ])
      expect(unsaid.accepted().incident.filings.at(-1)).not.toHaveProperty('openItems');
  });

  it('a draft that was approved is filed as one', () => {
    drafted({})
      .when('ApproveFiling', { filing: id(50) })
      .accepted()
      .when('RecordFilingMade', { ...filed, filing: id(50) }, later)
      .then(happens(['FilingMade', { draft: id(50), draftApproved: true }]));
  });
});
