import type { Actor } from '@shodo/contracts';
import { earliestInstant } from '../notification/deadlines.js';
import { aReport, closed } from '../specification/beginnings.js';
import { id, people, sealed } from '../specification/builders.js';
import { happens, nothing, refused } from '../specification/given-when-then.js';

const link: Actor = { kind: 'system', part: 'pack-link' };
const pack = { pack: id(80), profile: 'insurer', manifest: 'b'.repeat(64), recipient: sealed(5) } as const;
const now = '2026-11-30T01:00:00.000Z';
const given = aReport()
  .when('GiveEvidencePack', { ...pack, linkDays: 14 }, { id: id(81), now })
  .accepted();
const confirm = { given: id(81), receivedAt: '2026-12-01T01:00:00.000Z' };
const tomorrow = { now: '2026-12-01T01:00:00.000Z' };

describe('giving a pack', () => {
  it('says who got which version, how long its link works, and by when the receipt is asked for: a week, unless said otherwise', () => {
    aReport()
      .when('GiveEvidencePack', { ...pack, linkDays: 14 }, { id: id(81), now })
      .then(
        happens([
          'EvidencePackGiven',
          { ...pack, given: id(81), linkUntil: '2026-12-14T01:00:00.000Z', confirmBy: '2026-12-07T01:00:00.000Z' },
        ]),
      );
    const byHand = aReport().when('GiveEvidencePack', { ...pack, confirmWithinDays: 3 }, { now });
    byHand.then(happens(['EvidencePackGiven', { confirmBy: '2026-12-03T01:00:00.000Z' }]));
    expect(JSON.stringify(byHand.decided)).not.toContain('linkUntil');
  });

  it('is possible in an incident that is closed, and the receipt is asked for all the same', () => {
    const after = closed()
      .when('GiveEvidencePack', pack, { id: id(81), now })
      .accepted();
    expect(earliestInstant(after.incident)).toBe('2026-12-07T01:00:00.000Z');
    expect(earliestInstant(closed().incident)).toBeUndefined();
  });
});

describe('the receipt of a pack', () => {
  it('is confirmed by the link, where nobody of ours stands behind it, or recorded by who was told', () => {
    given
      .when('ConfirmEvidencePack', { ...confirm, receivedBy: sealed(6) }, { ...tomorrow, by: link })
      .then(happens(['EvidencePackReceived', { ...confirm, receivedBy: sealed(6), byLink: true }]));
    const told = given.when('ConfirmEvidencePack', confirm, tomorrow).accepted();
    expect(told.incident.givenPacks).toMatchObject([
      { given: id(81), givenBy: people.officer, received: { at: confirm.receivedAt, byLink: false } },
    ]);
  });

  it('is confirmed once, of a pack that was given, neither ahead nor before it was', () => {
    const received = given.when('ConfirmEvidencePack', confirm, tomorrow).accepted();
    received.when('ConfirmEvidencePack', confirm, tomorrow).then(refused('receipt-is-confirmed-already'));
    given.when('ConfirmEvidencePack', { ...confirm, given: id(82) }, tomorrow).then(refused('pack-was-not-given'));
    given.when('ConfirmEvidencePack', confirm, { now }).then(refused('time-lies-ahead'));
    given
      .when('ConfirmEvidencePack', { ...confirm, receivedAt: '2026-11-30T00:59:59.000Z' }, tomorrow)
      .then(refused('received-before-it-was-given'));
    aReport().when('ConfirmEvidencePack', confirm, tomorrow).then(refused('pack-was-not-given'));
  });

  it('is asked for once when nobody confirmed it in time, and never when somebody did', () => {
    const due = '2026-12-07T01:00:00.000Z';
    const asked = given.whenItIs(due).then(happens(['PackReceiptFellDue', { given: id(81), dueAt: due }]));
    asked.whenItIs('2026-12-31T00:00:00.000Z').then(nothing);
    expect(asked.incident.givenPacks[0]).toMatchObject({ asked: { at: due } });
    asked.when('ConfirmEvidencePack', confirm, { now: due }).then(happens('EvidencePackReceived'));
    given.when('ConfirmEvidencePack', confirm, tomorrow).accepted().whenItIs('2026-12-31T00:00:00.000Z').then(nothing);
    given.whenItIs('2026-12-07T00:59:59.999Z').then(nothing);
  });
});

describe('the link of a pack', () => {
  it('is ended once, while it works', () => {
    const ended = given.when('EndPackLink', { given: id(81) }, tomorrow).accepted();
    expect(ended.incident.givenPacks[0]).toMatchObject({ linkEndedAt: tomorrow.now });
    ended.when('EndPackLink', { given: id(81) }, tomorrow).then(refused('pack-has-no-open-link'));
    given.when('EndPackLink', { given: id(81) }, { now: '2026-12-14T01:00:00.000Z' }).then(refused('pack-has-no-open-link'));
    given.when('EndPackLink', { given: id(81) }, { now: '2026-12-14T00:59:59.999Z' }).then(happens('PackLinkEnded'));
    const byHand = aReport()
      .when('GiveEvidencePack', pack, { id: id(81), now })
      .accepted();
    byHand.when('EndPackLink', { given: id(81) }, tomorrow).then(refused('pack-has-no-open-link'));
  });
});
