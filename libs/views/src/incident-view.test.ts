import { IncidentRow, IncidentView } from '@shodo/contracts';
import { incidentCommandNames } from '@shodo/incident';
import { fold } from './fold.js';
import { ownTime, rowOf } from './incident-row.js';
import { viewOf } from './incident-view.js';
import {
  after,
  by,
  clinic,
  entries,
  event,
  final,
  id,
  notice,
  people,
  preliminary,
  reported,
  sealed,
  theClinic,
  trace,
  withDuties,
} from './specification/clinic.js';

const now = '2026-12-14T00:00:00.000Z';
const practice = { size: 'standard', secondLookMinutes: 60, acknowledgeWithinMinutes: 30 } as const;
const view = viewOf(theClinic, { now, by: by.officer, practice });
const allowed = (seen: typeof view) => seen.allowed.filter((each) => each.allowed).map(({ command }) => command);

describe('a report that says otherwise than what is known now', () => {
  it('names what changed, with the count then and now; a report of what did not change names nothing', () => {
    const scope = (version: number, principals: object) =>
      event('ImpactScopeSet', { version, principals, categories: ['patient'], source: 'document' });
    const made = event('FilingMade', {
      filing: id(71),
      duty: 'jp.appi.final-report',
      alsoSettles: [],
      kind: 'final',
      madeAt: '2026-11-29T10:00:00+09:00',
      channel: 'post',
      openItems: [],
      late: false,
    });
    const looked = event('DutiesAssessed', { factsVersion: 1, notArisen: ['jp.appi.supplement'], warnings: [], packs: [] });
    const filed = after(withDuties(final()), '2026-11-29T02:00:00Z', looked, scope(1, { exact: 30 }), made);
    const filings = (folded: typeof filed) => viewOf(folded, { now, by: by.officer, practice }).filings;
    expect(filings(filed)[0]).not.toHaveProperty('changed');
    expect(filings(after(filed, '2026-12-04T01:00:00Z', scope(2, { exact: 5_200 })))[0]).toMatchObject({
      changed: { at: '2026-12-04T01:00:00Z', items: ['principal-count'], principals: { was: { exact: 30 }, is: { exact: 5_200 } } },
    });
  });
});

describe('a draft', () => {
  it('names what is known otherwise since it was written, until it is filed', () => {
    const scope = (version: number, exact: number) =>
      event('ImpactScopeSet', { version, principals: { exact }, categories: ['patient'], source: 'document' });
    const drafted = event('FilingDrafted', { filing: id(73), duty: 'jp.appi.final-report', kind: 'final', content: sealed(1) });
    const written = after(withDuties(final()), '2026-11-29T02:00:00Z', scope(1, 30), drafted);
    const draftIn = (folded: typeof written) => viewOf(folded, { now, by: by.officer, practice }).filings[0];
    expect(draftIn(written)).not.toHaveProperty('changedSinceDrafted');
    const grown = after(written, '2026-12-04T01:00:00Z', scope(2, 5_200));
    expect(draftIn(grown)).toMatchObject({
      state: 'drafted',
      changedSinceDrafted: { items: ['principal-count'], principals: { was: { exact: 30 }, is: { exact: 5_200 } } },
    });
    expect(draftIn(after(grown, '2026-12-05T01:00:00Z', scope(3, 30)))).not.toHaveProperty('changedSinceDrafted');
  });
});

describe('who has what to see to', () => {
  it('names the tracks, planned measures and decisions of each person while the incident is open', () => {
    const [officer, responder] = [people.officer, people.responder];
    const given = after(
      withDuties(),
      '2026-11-29T02:00:00Z',
      event('TrackAssigned', { track: 'containment', to: responder }),
      event('TrackAssigned', { track: 'notification', to: responder }),
      event('PreventionMeasureAdopted', {
        measure: id(81),
        kind: 'technical-control',
        standing: 'planned',
        description: sealed(1),
        owner: officer,
        dueOn: '2027-01-29',
      }),
    );
    expect(rowOf(given).parts).toEqual([
      { person: responder, tracks: ['containment', 'notification'], measures: 0, reviews: 0 },
      { person: officer, tracks: [], measures: 1, reviews: 0 },
    ]);
    const verified = event('PreventionMeasureVerified', { measure: id(81), verifiedAt: '2026-12-01T10:00:00+09:00', result: 'effective' });
    expect(rowOf(after(given, '2026-12-01T02:00:00Z', verified)).parts).toHaveLength(1);
    expect(rowOf(after(given, '2026-12-01T02:00:00Z', event('IncidentClosed', {})))).not.toHaveProperty('parts');
  });
});

describe('the row of an incident', () => {
  it('is one line of closed vocabulary', () => {
    expect(rowOf(theClinic, now)).toMatchObject({
      id: id(2),
      reference: '4HNT-7ZQ2',
      kind: 'real',
      leakType: 'loss',
      reportedAt: '2026-11-28T13:05:00.000Z',
      principals: { exact: 30 },
      overdue: 0,
      pastGuide: 1,
      holders: [people.responder],
      tracks: { detection: 'open', containment: 'done', factFinding: 'done', notification: 'open', remediation: 'open' },
      nextDeadline: { duty: 'jp.appi.principal-notice', at: '2026-12-05T10:00:00+09:00', state: 'overdue' },
      closed: false,
      ruledOut: false,
      seq: 23,
      lastActivityAt: '2026-12-13T14:40:00.000Z',
    });
  });

  it('has the shape of the contract, to the last field', () => {
    expect(IncidentRow.parse(rowOf(theClinic, now))).toEqual(rowOf(theClinic, now));
    expect(JSON.parse(JSON.stringify(rowOf(theClinic, now)))).toStrictEqual(rowOf(theClinic, now));
  });

  it('never holds anything that was sealed', () => {
    for (const entry of clinic)
      expect(JSON.stringify(rowOf(fold(undefined, clinic.slice(0, entry.seq)), now))).not.toMatch(/c0ffee|commitment/);
  });

  it('without a reader’s time stands as of its last entry, so that a rebuilt row equals the stored one', () => {
    expect(rowOf(fold(undefined, clinic.slice(0, 16)))).toEqual(rowOf(fold(undefined, clinic.slice(0, 16)), '2026-11-30T01:00:00.000Z'));
  });

  it('counts what is overdue, until the incident is closed or no breach', () => {
    const owed = withDuties(final());
    const afterTheDueDay = '2026-12-28T15:00:00Z';
    expect(rowOf(owed, '2026-12-28T14:59:59Z').overdue).toBe(0);
    expect(rowOf(owed, afterTheDueDay).overdue).toBe(1);
    const ruledOut = after(owed, afterTheDueDay, event('BreachRuledOut', { ground: 'no-personal-data', reason: sealed(1), evidence: [] }));
    expect(rowOf(ruledOut, afterTheDueDay)).toMatchObject({ overdue: 0, ruledOut: true });
    expect(rowOf(ruledOut, afterTheDueDay)).not.toHaveProperty('nextDeadline');
    expect(rowOf(after(ruledOut, afterTheDueDay, event('IncidentClosed', {})), afterTheDueDay)).toMatchObject({ closed: true, overdue: 0 });
  });

  it('counts a guide day that has passed apart from deadlines, and of advice nothing', () => {
    const passed = (judged: ReturnType<typeof final>, at = '2026-12-03T00:00:00Z') => rowOf(withDuties(judged), at);
    expect(passed(preliminary())).toMatchObject({ overdue: 0, pastGuide: 1 });
    expect(passed(preliminary(), '2026-12-02T14:59:59Z')).not.toHaveProperty('pastGuide');
    expect(passed(preliminary({ force: 'effort' }))).toMatchObject({ overdue: 0, pastGuide: 1 });
    expect(passed(preliminary({ force: 'advice' }))).not.toHaveProperty('pastGuide');
    const both = rowOf(withDuties(final(), preliminary()), '2026-12-28T15:00:00Z');
    expect(both).toMatchObject({ overdue: 1, pastGuide: 1 });
  });

  it('of a drill is seen on the clock of the drill', () => {
    const days = 30 * 86_400_000;
    const drill = fold(undefined, [
      ...entries(1, '2026-12-28T13:05:00.000Z', by.clerk, reported({ kind: 'drill', clockShiftMs: days })),
      ...entries(2, '2026-12-28T13:05:00.000Z', by.shodo, event('DutyArose', { judgement: final(), factsVersion: 1 })),
    ]);
    expect(rowOf(drill, '2026-11-28T14:59:59Z')).toMatchObject({ kind: 'drill', overdue: 0 });
    expect(rowOf(drill, '2026-11-28T15:00:00Z')).toMatchObject({ overdue: 1 });
    expect(viewOf(drill, { now: '2026-11-28T15:00:00Z', by: by.officer, practice }).now).toBe('2026-12-28T15:00:00.000Z');
    expect(ownTime(-days, '2026-12-28T15:00:00Z')).toBe('2026-11-28T15:00:00.000Z');
  });

  it('needs a report', () => {
    expect(() => rowOf(fold(undefined, []))).toThrow('without its report');
    expect(() => viewOf(fold(undefined, []), { now, by: by.officer, practice })).toThrow('without its report');
  });
});

describe('the page of an incident', () => {
  it('has the shape of the contract, to the last field', () => {
    expect(IncidentView.parse(view)).toEqual(view);
    expect(JSON.parse(JSON.stringify(view))).toStrictEqual(view);
  });

  it('says how the organisation works as far as this incident goes: by the report, or stricter since', () => {
    const small = { ...practice, size: 'small', secondLookMinutes: 240 } as const;
    expect(viewOf(theClinic, { now, by: by.officer, practice: small }).practice).toEqual({ ...practice, secondLookMinutes: 240 });
    expect(view.practice).toEqual(practice);
  });

  it('has it at every moment of its life', () => {
    const closing = [
      event('PreventionMeasureVerified', { measure: id(80), verifiedAt: now, result: 'effective', proof: sealed(20) }),
      event('ClosingProposed', { review: sealed(21) }),
      event('IncidentClosed', {}),
      event('IncidentReopened', { reason: sealed(22) }),
    ];
    const states = [
      ...clinic.map(({ seq }) => fold(undefined, clinic.slice(0, seq))),
      ...closing.map((_, at) => after(theClinic, now, ...closing.slice(0, at + 1))),
    ];
    for (const folded of states) {
      const seen = viewOf(folded, { now, by: by.officer, practice });
      expect(IncidentView.parse(seen)).toEqual(seen);
    }
  });

  it('shows open duties first, the earliest end on top, and settled ones last', () => {
    expect(view.duties.map(({ duty, state }) => [duty, state])).toEqual([
      ['jp.appi.principal-notice', 'overdue'],
      ['jp.appi.final-report', 'running'],
      ['jp.appi.preliminary-report', 'settled'],
    ]);
    expect(view.notArisen).toEqual(['jp.my-number.final-report']);
  });

  it('says per track what it waits for and who holds it', () => {
    expect(view.trackViews.map(({ track, waitingFor }) => [track, waitingFor])).toEqual([
      ['detection', ['awareness-to-be-confirmed']],
      ['containment', []],
      ['factFinding', []],
      ['notification', ['duties-to-be-assessed', 'duties-to-be-settled']],
      ['remediation', ['prevention-measures-to-be-verified']],
    ]);
    expect(view.trackViews[3]).toMatchObject({ holder: people.responder, heldSince: '2026-11-30T01:00:00.000Z' });
  });

  it('shows every version of a fact', () => {
    expect(view.facts.map(({ fact, version, source, evidence }) => [fact, version, source, evidence])).toEqual([
      ['loss-occurred', 1, 'own-check', [id(60)]],
      ['loss-occurred', 2, 'interview', []],
      ['principals-affected', 1, 'log', []],
    ]);
  });

  it('shows what was sealed, when and by whom', () => {
    expect(view.evidence).toEqual([
      {
        evidence: id(60),
        kind: 'photograph',
        description: sealed(16),
        sha256: 'd'.repeat(64),
        fileSize: 48_213,
        capturedAt: '2026-11-28T13:05:00.000Z',
        custody: [],
        at: '2026-11-30T01:00:00.000Z',
        by: people.clerk,
      },
    ]);
  });

  it('counts the texts and the files of an erasure as its entry does, a file once however many pieces bear it', () => {
    const sealing = (evidence: string) =>
      event('EvidenceSealed', {
        evidence,
        kind: 'document',
        description: sealed(71),
        sha256: 'c'.repeat(64),
        file: id(81),
        fileName: sealed(72),
      });
    const proposed = event('ErasureProposed', {
      erasure: id(70),
      scope: 'texts',
      texts: [id(72)],
      files: [id(81)],
      ground: 'no-longer-needed',
    });
    const { erasures } = viewOf(after(theClinic, now, sealing(id(61)), sealing(id(62)), proposed), { now, by: by.officer, practice });
    expect(erasures).toMatchObject([{ count: 1, files: 1, evidence: [id(61), id(62)] }]);
  });

  it('shows a draft that was filed once, as what was filed, with those behind it', () => {
    const behind = { content: sealed(9), draftedBy: people.responder, approvedBy: people.officer, soleDecision: false };
    expect(view.filings).toEqual([
      expect.objectContaining({ filing: id(71), state: 'made', late: false, receiptNumber: sealed(11), ...behind }),
    ]);
    const again = event('FilingDrafted', {
      filing: id(72),
      duty: 'jp.appi.final-report',
      kind: 'final',
      content: sealed(9),
      openItems: [],
    });
    expect(viewOf(after(theClinic, '2026-12-14T00:00:00.000Z', again), { now, by: by.officer, practice }).filings).toMatchObject([
      { state: 'made' },
      { state: 'drafted' },
    ]);
  });

  it('says whose day a late filing missed: that of a law, or only of a guideline', () => {
    const filed = (judged: ReturnType<typeof final>, madeAt: string) =>
      viewOf(
        after(
          withDuties(judged),
          madeAt,
          event('FilingMade', {
            filing: id(71),
            duty: judged.duty,
            alsoSettles: [],
            kind: 'final',
            madeAt,
            channel: 'post',
            openItems: [],
            late: true,
          }),
        ),
        { now: madeAt, by: by.officer, practice },
      ).filings;
    expect(filed(preliminary(), '2026-12-03T10:00:00+09:00')).toMatchObject([{ late: true, strictness: 'guideline' }]);
    expect(filed(final(), '2026-12-29T10:00:00+09:00')).toMatchObject([{ late: true, strictness: 'statute' }]);
    expect(view.filings[0]).not.toHaveProperty('strictness');
  });

  it('shows what was taken back, with who and why, and the draft behind it once more', () => {
    const [made] = view.filings;
    const { filing, duty, kind, madeAt } = made as { filing: string; duty: string; kind: 'preliminary'; madeAt: string };
    const takenBack = after(
      theClinic,
      '2026-12-14T00:00:00.000Z',
      event('FilingWithdrawn', { filing, duty, alsoSettles: [], kind, madeAt, reason: sealed(7) }),
    );
    const shown = viewOf(takenBack, { now, by: by.officer, practice });
    const struck = { at: '2026-12-14T00:00:00.000Z', by: people.officer, reason: sealed(7) };
    expect(shown.filings.find((each) => each.filing === filing)).toEqual({ ...made, withdrawn: struck });
    expect(shown.filings.filter((each) => each.filing !== filing)).toMatchObject([{ duty, kind, state: 'approved' }]);
    expect(view.duties.find((each) => each.duty === duty)).toMatchObject({ settledBy: 'filing' });
    expect(shown.duties.find((each) => each.duty === duty)).not.toHaveProperty('settledBy');
  });

  it('shows a notice that was taken back apart from those that stand, and says nothing more of what it had settled', () => {
    const told = event('PrincipalNoticeDone', {
      duty: 'jp.appi.principal-notice',
      doneAt: now,
      means: 'post',
      principals: 30,
      reaches: 'all',
      settles: true,
    });
    const noticeIn = (folded: typeof theClinic) =>
      viewOf(folded, { now, by: by.officer, practice }).duties.find((each) => each.duty === 'jp.appi.principal-notice');
    const owed = withDuties(notice());
    const done = after(owed, now, told);
    const act = { entry: 3, at: now, means: 'post', principals: 30, by: people.officer };
    expect(noticeIn(done)).toMatchObject({
      settledWith: { means: 'post', principals: 30, person: people.officer },
      reached: { acts: [act] },
    });
    expect(Object.keys(noticeIn(done)?.settledWith ?? {}).sort()).toEqual(['means', 'person', 'principals']);
    const taken = event('PrincipalNoticeWithdrawn', {
      duty: 'jp.appi.principal-notice',
      entry: act.entry,
      at: now,
      means: 'post',
      principals: 30,
      reason: sealed(7),
    });
    expect(noticeIn(after(done, now, taken))?.reached).toEqual({
      notified: 0,
      substituted: 0,
      allStated: false,
      acts: [],
      withdrawn: [{ ...act, withdrawn: { at: now, by: people.officer, reason: sealed(7) } }],
    });
  });

  it('shows who answered a reminder, and that it was escalated', () => {
    expect(view.reminders).toEqual([
      {
        notice: id(90),
        duty: 'jp.appi.final-report',
        reminder: 'half-time',
        dueAt: '2026-12-13T22:59:59+09:00',
        forDueAt: '2026-12-28T23:59:59+09:00',
        escalated: true,
        acknowledgedBy: people.officer,
        acknowledgedAt: '2026-12-13T14:40:00.000Z',
      },
    ]);
  });

  it('keeps sealed texts as references; the words are opened elsewhere', () => {
    expect(view.summary).toEqual(sealed(1));
    expect(JSON.stringify(view)).toContain(trace);
  });
});

describe('what the caller may do next', () => {
  it('is said of every command but the one that opened the incident, by the rules that will decide it', () => {
    expect(view.allowed.map(({ command }) => command)).toEqual(incidentCommandNames.filter((name) => name !== 'ReportIncident'));
    for (const each of view.allowed) expect(each.allowed).toBe(each.blockedBy.length === 0);
    expect(allowed(view)).toContain('RecordFilingMade');
    expect(view.allowed.find(({ command }) => command === 'ProposeClosing')).toMatchObject({
      allowed: false,
      blockedBy: [{ code: 'tracks-are-not-done', detail: { tracks: 'detection,notification,remediation' } }],
    });
  });

  it('depends on who asks: the reporter cannot rule out alone', () => {
    const [report, ...further] = clinic;
    const ruling = (who: typeof by.clerk, size: 'standard' | 'small') => {
      const asSmall = { ...practice, size };
      const reportedSo = { ...report, event: { ...report?.event, data: { ...report?.event.data, practice: asSmall } } } as typeof report;
      const folded = fold(undefined, [reportedSo, ...further] as typeof clinic);
      return viewOf(folded, { now, by: who, practice: asSmall }).allowed.find(({ command }) => command === 'RuleOutBreach');
    };
    expect(ruling(by.clerk, 'standard')?.blockedBy).toEqual([{ code: 'a-second-person-must-approve' }]);
    expect(ruling(by.officer, 'standard')?.allowed).toBe(true);
    expect(ruling(by.clerk, 'small')?.allowed).toBe(true);
  });

  it('is blocked for a single duty where it rests on what the caller stated', () => {
    const fell = ({ duty }: { duty: string }, fact: string) =>
      event('DutyReassessed', { duty, was: { standing: 'arisen' }, is: { standing: 'not-arisen', restsOn: [fact] } });
    const own = { code: 'a-second-person-must-approve', detail: { facts: 'loss-occurred' } };
    const ruling = (folded: typeof theClinic, who: typeof by.clerk) =>
      viewOf(folded, { now, by: who, practice }).allowed.find(({ command }) => command === 'RuleOutDuty');
    const one = after(theClinic, now, fell(final(), 'loss-occurred'));
    expect(ruling(one, by.responder)).toEqual({ command: 'RuleOutDuty', allowed: false, blockedBy: [own] });
    expect(ruling(one, by.officer)).toEqual({ command: 'RuleOutDuty', allowed: true, blockedBy: [] });
    const two = after(one, now, fell(notice(), 'leak-type'));
    expect(ruling(two, by.responder)).toEqual({
      command: 'RuleOutDuty',
      allowed: true,
      blockedBy: [],
      exceptFor: [{ on: 'jp.appi.final-report', blockedBy: [own] }],
    });
  });

  it('shows the stamp of a duty that one person ruled out alone', () => {
    const ruledOut = (told: object) =>
      viewOf(after(theClinic, now, event('DutyRuledOut', { duty: 'jp.appi.final-report', reason: sealed(20), ...told })), {
        now,
        by: by.officer,
        practice,
      }).duties.find(({ duty }) => duty === 'jp.appi.final-report');
    expect(ruledOut({})).toMatchObject({ state: 'ruled-out', soleDecision: false });
    expect(ruledOut({ soleDecision: { reason: sealed(21) } })).toMatchObject({ state: 'ruled-out', soleDecision: true });
  });

  it('shows when it occurred as it was recorded since, be it the day alone', () => {
    const recorded = event('AnchorRecorded', { anchor: 'occurred', version: 1, at: '2026-11-27', source: 'own-check' });
    expect(viewOf(after(theClinic, now, recorded), { now, by: by.officer, practice })).toMatchObject({ occurredAt: '2026-11-27' });
  });

  it('says that it was reopened, when, by whom and why, until it is closed anew', () => {
    const closed = after(theClinic, now, event('IncidentClosed', {}));
    expect(viewOf(closed, { now, by: by.officer, practice }).reopened).toBeUndefined();
    const again = after(closed, now, event('IncidentReopened', { reason: sealed(22), track: 'containment' }));
    expect(viewOf(again, { now, by: by.officer, practice }).reopened).toMatchObject({
      at: expect.any(String),
      reason: sealed(22),
      track: 'containment',
    });
    const closedAnew = after(again, now, event('IncidentClosed', {}));
    expect(viewOf(closedAnew, { now, by: by.officer, practice }).reopened).toBeUndefined();
  });

  it('on a closed incident is to reopen it, to erase or hold its texts, and to give a pack', () => {
    const closed = after(theClinic, now, event('IncidentClosed', {}));
    const seen = viewOf(closed, { now, by: by.officer, practice });
    expect(allowed(seen)).toEqual(['ReopenIncident', 'PlaceLegalHold', 'ProposeErasure', 'GiveEvidencePack']);
    expect(seen.allowed.find(({ command }) => command === 'AddNote')?.blockedBy).toEqual([{ code: 'incident-is-closed' }]);
  });
});
