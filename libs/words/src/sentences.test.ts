import { incidentEvents, LostText, organisationEvents, RefusalCode } from '@shodo/contracts';
import { incidentSentencesEn } from './incident-sentences.en.js';
import { incidentSentencesJa } from './incident-sentences.ja.js';
import { organisationSentencesEn, organisationSentencesJa } from './organisation-sentences.js';
import { refusalText } from './refusals.js';
import { speakerOf } from './speaker.js';

const ref = 'c1a5a1f0-0000-4000-8000-000000000001';
const sources = {
  people: new Map([
    ['p1', '髙橋 一郎'],
    ['p2', '佐藤 花子'],
  ]),
  duties: new Map([['jp.appi.final-report', { ja: '確報', en: 'Final report' }]]),
  texts: {
    [ref]: 'メモ',
    erased: null,
    ...Object.fromEntries(LostText.options.map((lost) => [lost, { lost }])),
  },
};
const ja = speakerOf('ja', sources);
const en = speakerOf('en', sources);

test('every event of the contracts has a sentence in both languages', () => {
  expect(Object.keys(incidentSentencesJa).sort()).toEqual(Object.keys(incidentEvents).sort());
  expect(Object.keys(incidentSentencesEn).sort()).toEqual(Object.keys(incidentEvents).sort());
  expect(Object.keys(organisationSentencesJa).sort()).toEqual(Object.keys(organisationEvents).sort());
  expect(Object.keys(organisationSentencesEn).sort()).toEqual(Object.keys(organisationEvents).sort());
});

test('a day of which no time is known says so; an instant does not', () => {
  expect([ja.anchorAt('2026-11-27'), ja.anchorAt('2026-11-27', 'short')]).toEqual([
    '2026年11月27日（金）（時刻不明）',
    '11/27（金）（時刻不明）',
  ]);
  expect(en.anchorAt('2026-11-27')).toMatch(/ \(time not known\)$/);
  expect(ja.anchorAt('2026-11-27T09:00:00+09:00')).toBe('2026年11月27日（金）09:00');
});

test('a report says when it happened and how it was told, if that was said', () => {
  const report = { kind: 'drill', noticedAt: '2026-11-28T22:00:00+09:00', leakType: 'loss' };
  expect(incidentSentencesJa.IncidentReported(report as never, ja)).toBe(
    '訓練として事案が報告されました（紛失・置き忘れ）。気づいたのは2026年11月28日（土）22:00です。',
  );
  const told = { ...report, occurredAt: '2026-11-28T19:30:00+09:00', channel: 'phone' };
  expect(incidentSentencesJa.IncidentReported(told as never, ja)).toContain(
    '22:00です。発生は2026年11月28日（土）19:30です。連絡の方法は電話です。',
  );
  expect(incidentSentencesEn.IncidentReported(told as never, en)).toContain('It occurred on Sat, 28 Nov 2026, 19:30 JST. It was told by: ');
});

test('a filing is called by its name once; what is no report was not filed, and rests on no draft', () => {
  const duties = new Map([
    ['jp.appi.preliminary-report', { ja: '速報（個人情報保護法）', en: 'Preliminary report (APPI)' }],
    ['jp.appi.final-report', { ja: '確報（個人情報保護法）', en: 'Final report (APPI)' }],
    ['jp.police.consultation', { ja: '警察への相談・届出', en: 'Consultation with the police' }],
  ]);
  const [inJa, inEn] = [speakerOf('ja', { ...sources, duties }), speakerOf('en', { ...sources, duties })];
  expect(inJa.filing('preliminary', 'jp.appi.preliminary-report')).toBe('速報（個人情報保護法）');
  expect(inJa.filing('final', 'jp.appi.preliminary-report')).toBe('確報・速報（個人情報保護法）'); // everything was known at once
  expect(inJa.filing('follow-up', 'jp.appi.final-report')).toBe('続報・確報（個人情報保護法）');
  expect(inJa.filing('final', 'jp.police.consultation')).toBe('警察への相談・届出');
  const made = { kind: 'final', madeAt: '2026-11-28T22:00:00+09:00', channel: 'phone', late: false };
  const told = { ...made, duty: 'jp.police.consultation' } as never;
  expect(incidentSentencesJa.FilingMade(told, inJa)).toBe('警察への相談・届出を行いました（2026年11月28日（土）22:00、電話）。');
  expect(incidentSentencesEn.FilingMade(told, inEn)).toBe('Done: Consultation with the police (Sat, 28 Nov 2026, 22:00 JST, Phone).');
  const filed = { ...made, duty: 'jp.appi.final-report', late: true, strictness: 'statute' } as never;
  expect(incidentSentencesJa.FilingMade(filed, inJa)).toBe(
    '確報（個人情報保護法）を提出しました（2026年11月28日（土）22:00、電話）。期限を過ぎています。承認された案に基づかない提出です。',
  );
});

test('a filing says what it leaves open, and whether an approved draft stood behind it, where that was kept', () => {
  const made = {
    duty: 'jp.appi.final-report',
    kind: 'final',
    madeAt: '2026-11-28T22:00:00+09:00',
    channel: 'post',
    late: false,
    draft: 'f1',
  };
  const sentence = (more: object) => incidentSentencesJa.FilingMade({ ...made, ...more } as never, ja);
  expect(sentence({ draftApproved: true, openItems: [] })).not.toMatch(/承認|調査中/);
  expect(sentence({})).not.toMatch(/承認|調査中/);
  expect(sentence({ draftApproved: false })).toMatch(/承認された案に基づかない提出です。$/);
  expect(sentence({ openItems: ['cause'] })).toMatch(/調査中のまま提出した項目：.+。$/);
  expect(incidentSentencesEn.FilingMade({ ...made, draftApproved: false } as never, en)).toMatch(/No approved draft stood behind it\.$/);
});

test('a draft says what is under investigation, and nothing of it where nothing was ticked', () => {
  const drafted = (openItems: string[]) => ({ duty: 'jp.appi.final-report', kind: 'final', openItems }) as never;
  expect(incidentSentencesJa.FilingDrafted(drafted([]), ja)).toBe('確報の案を作りました。');
  expect(incidentSentencesEn.FilingDrafted(drafted([]), en)).toBe('Drafted: Final report.');
  expect(incidentSentencesJa.FilingDrafted(drafted(['cause']), ja)).toMatch(/^確報の案を作りました。調査中の項目：.+。$/);
});

test('a correction of awareness names both moments', () => {
  const data = {
    before: '2026-11-28T22:00:00+09:00',
    awareAt: '2026-11-27T09:00:00+09:00',
    basis: 'department-told',
    reason: { ref, commitment: '' },
  } as never;
  expect(incidentSentencesJa.AwarenessCorrected(data, ja)).toBe(
    '知った日時を2026年11月28日（土）22:00から2026年11月27日（金）09:00に訂正しました（いずれかの部署が連絡を受けた）。期限は計算し直されます。',
  );
  expect(incidentSentencesEn.AwarenessCorrected(data, en)).toContain('from Sat, 28 Nov 2026, 22:00 JST to Fri, 27 Nov 2026, 09:00 JST');
  const unsure = { ...(data as object), provisional: true } as never;
  expect(incidentSentencesJa.AwarenessCorrected(unsure, ja)).toContain('に、暫定で訂正しました');
  expect(incidentSentencesEn.AwarenessCorrected(unsure, en)).toContain('Awareness was corrected provisionally from ');
});

test('a fact and a count say as of when they hold, if that was said', () => {
  const stated = { value: true, confidence: 'confirmed', asOf: '2026-11-28T21:00:00+09:00' };
  const fact = { fact: 'leak-occurred', stated, source: 'document' };
  expect(incidentSentencesJa.FactRecorded(fact as never, ja)).toBe(
    '事実を記録しました：漏えいが発生した＝はい・判明（2026年11月28日（土）21:00時点、出所：書類）。',
  );
  const revised = { ...fact, before: { value: null, confidence: 'unknown' } };
  expect(incidentSentencesJa.FactRevised(revised as never, ja)).toContain(
    '調査中→はい・判明（2026年11月28日（土）21:00時点、出所：書類）。',
  );
  const scope = { principals: { max: 40 }, categories: ['patient'], source: 'document' };
  expect(incidentSentencesJa.ImpactScopeSet(scope as never, ja)).toBe('影響範囲を記録しました：最大 40 人、患者・利用者（出所：書類）。');
  const withItems = { ...scope, dataItems: ['name', 'birth-date'] };
  expect(incidentSentencesJa.ImpactScopeSet(withItems as never, ja)).toContain('、患者・利用者の氏名、生年月日（出所：書類）。');
  const dated = { ...scope, principals: { max: 40, asOf: stated.asOf } };
  expect(incidentSentencesEn.ImpactScopeSet(dated as never, en)).toContain('(as of Sat, 28 Nov 2026, 21:00 JST, source: Document).');
});

test('a reassessment says what changed, and nothing of what did not', () => {
  const sentence = (was: string, is: string) =>
    incidentSentencesJa.DutyReassessed(
      { duty: 'jp.appi.final-report', was: { clock: { dueOn: was } }, is: { clock: { dueOn: is } } } as never,
      ja,
    );
  expect(sentence('2026-12-28', '2027-01-26')).toBe(
    '確報の義務を判定し直しました。期限は2026年12月28日（月）から2027年1月26日（火）に変わりました。',
  );
  expect(sentence('2026-12-28', '2026-12-28')).toBe('判定の理由が変わりました：確報。');
  const becauseAlone = { duty: 'jp.appi.final-report', was: { because: [] }, is: { because: [] } } as never;
  expect(incidentSentencesJa.DutyReassessed(becauseAlone, ja)).toBe('判定の理由が変わりました：確報。');
  const more = {
    duty: 'jp.appi.final-report',
    was: { standing: 'provisional', recipient: { ja: '個人情報保護委員会', en: 'PPC' } },
    is: { standing: 'arisen', recipient: { ja: '総務省', en: 'MIC' } },
  } as never;
  expect(incidentSentencesJa.DutyReassessed(more, ja)).toBe('確報の義務を判定し直しました。結果は「対象」です。相手は総務省です。');
  expect(incidentSentencesEn.DutyReassessed(more, en)).toBe('A duty was assessed anew: Final report. It stands. It is owed to: MIC.');
});

test('a later date that waits names both days, and the decision on it says from when to when', () => {
  const judgement = (dueOn: string) => ({ duty: 'jp.appi.final-report', standing: 'arisen', clock: { dueOn } });
  const proposed = { judgement: judgement('2027-01-04'), before: judgement('2026-12-28') } as never;
  expect(incidentSentencesJa.LaterDateProposed(proposed, ja)).toBe(
    '確報の義務を判定し直しました。期限は2027年1月4日（月）になる内容ですが、別の人が認めるまで2026年12月28日（月）のままです。',
  );
  expect(incidentSentencesEn.LaterDateProposed(proposed, en)).toContain('would become Mon, 4 Jan 2027; it stays Mon, 28 Dec 2026 until');
  const decided = {
    moves: [{ duty: 'jp.appi.final-report', before: '2026-12-28T23:59:59+09:00', after: '2027-01-04T23:59:59+09:00' }],
    soleDecision: {},
  } as never;
  expect(incidentSentencesJa.LaterDateAgreed(decided, ja)).toBe(
    '期限を後ろにすると決めました：確報（2026年12月28日（月）23:59→2027年1月4日（月）23:59）。単独決裁です。',
  );
  expect(incidentSentencesJa.LaterDateTurnedDown(decided, ja)).toBe(
    '期限を今のままにすると決めました：確報（2026年12月28日（月）23:59）。単独決裁です。',
  );
});

test('a late filing missed the day of a law or of a guideline, and the record does not mix them up', () => {
  const sentence = (strictness: string) =>
    incidentSentencesJa.FilingMade(
      {
        duty: 'jp.appi.final-report',
        kind: 'final',
        madeAt: '2026-12-29T10:00:00+09:00',
        channel: 'ppc-web-form',
        late: true,
        strictness,
      } as never,
      ja,
    );
  expect(sentence('guideline')).toContain('目安の日を過ぎています。');
  expect(sentence('guideline')).not.toContain('期限');
  expect(sentence('statute')).toContain('期限を過ぎています。');
});

test('an alarm for an incident that was not assessed says what is missing, not its key', () => {
  const alarm = { duty: 'assessment', dueAt: '2026-12-29T10:00:00+09:00' } as never;
  expect(organisationSentencesJa.WatchdogAlarmRaised(alarm, ja)).toContain('：義務の判定（');
  expect(organisationSentencesEn.WatchdogAlarmRaised(alarm, en)).toContain(': assessment of duties (');
});

test('a handover names both people', () => {
  expect(incidentSentencesJa.TrackHandedOver({ track: 'notification', from: 'p1', to: 'p2' } as never, ja)).toBe(
    '「報告・通知」の担当を髙橋 一郎さんから佐藤 花子さんに引き継ぎました。',
  );
});

test('a text that was erased, is damaged, or is not open to the reader, is said to be so', () => {
  expect(ja.text({ ref })).toBe('メモ');
  expect(ja.text({ ref: 'erased' })).toBe('（本文消去済）');
  expect(LostText.options.map((lost) => ja.text({ ref: lost }))).toEqual([
    '（本文の鍵が失われています。消去の記録はありません）',
    '（本文が保管中に変わっており、開けません）',
    '（本文が保管場所に見つかりません。消去の記録はありません）',
  ]);
  expect(ja.text({ ref: 'unknown' })).toBe('（本文は表示できません）');
  const opening = speakerOf('ja', { ...sources, areOpening: true });
  expect(['unknown', 'erased', ref].map((each) => opening.text({ ref: each }))).toEqual([
    '（本文を読み込んでいます）',
    '（本文消去済）',
    'メモ',
  ]);
});

test('counts are said as far as they are known', () => {
  expect(ja.count({ exact: 1200 })).toBe('1,200 人');
  expect(ja.count({ estimate: 30, max: 40 })).toBe('約 30 人（最大 40 人）');
  expect(en.count({ max: 12000 })).toBe('at most 12,000 persons');
  expect(ja.count({ unknown: true })).toBe('調査中');
});

test('a refusal names the tracks that are left, the minutes, and the provision', () => {
  expect(refusalText({ code: 'tracks-are-not-done', detail: { tracks: 'containment,remediation' } }, 'ja')).toContain(
    '（残り：封じ込め、再発防止）',
  );
  expect(refusalText({ code: 'second-look-needs-a-pause', detail: { minutesLeft: 12 } }, 'en')).toContain('(12 min left)');
  expect(refusalText({ code: 'a-second-person-must-approve', detail: { facts: 'leak-occurred,unheard-of' } }, 'ja')).toContain(
    '（あなたが記録した事実：漏えいが発生した）',
  );
  const scoped = (scope: string) =>
    ({ code: 'records-contradict-each-other', detail: { scope, fact: 'property-damage-possible' } }) as const;
  expect(refusalText(scoped('card'), 'ja')).toContain('（カード情報、不正に利用されると財産的被害が生じるおそれがある）');
  expect(refusalText(scoped('individual-number'), 'en')).toContain('(Individual number, Misuse of the data may cause property damage)');
  expect(refusalText({ code: 'ground-needs-evidence' }, 'ja')).toContain('（個人情報保護法施行規則第7条・通則ガイドライン3-5-3-1）');
  expect(refusalText({ code: 'ground-needs-evidence' }, 'en')).toContain(
    '(APPI Enforcement Rules Art. 7 · PPC Guidelines (General Rules) 3-5-3-1)',
  );
  expect(refusalText({ code: 'record-says-otherwise', detail: { records: 'leak-occurred,unheard-of' } }, 'ja')).toContain(
    '（漏えいが発生した）（',
  );
  // Seven days are a rule of Shodo and not of law.
  expect(refusalText({ code: 'holding-is-too-long' }, 'ja')).toMatch(/延ばせます。$/);
});

test('of what changed while somebody was writing it is not said who did it: it may have been they themselves', () => {
  const meanwhile = RefusalCode.options.filter((code) => code.endsWith('-meanwhile'));
  expect(meanwhile).toContain('fact-was-revised-meanwhile');
  const told = meanwhile.flatMap((code) => [refusalText({ code }, 'ja'), refusalText({ code }, 'en')]);
  expect(told.filter((text) => /別の人|ほかの人|[Ss]omebody/.test(text))).toEqual([]);
});

test('a refused attempt is told by the name of its button and the reason', () => {
  const data = { command: 'CorrectAwareness', codes: ['not-authorised'] } as never;
  expect(organisationSentencesJa.AttemptRefused(data, ja)).toBe(
    '操作が断られました：知った日時を訂正する。この操作を行う権限がありません。',
  );
});

test('a cause that could not be established is told without how sure it is, and a closing on a suspicion says so', () => {
  expect(incidentSentencesJa.CauseEstablished({ cause: 'not-established', confidence: 'confirmed' }, ja)).toBe(
    '原因を記録しました：特定できなかった。',
  );
  expect(incidentSentencesJa.CauseEstablished({ cause: 'theft', confidence: 'probable' }, ja)).toBe('原因を記録しました：盗難（推定）。');
  expect(incidentSentencesEn.CauseEstablished({ cause: 'not-established', confidence: 'confirmed' }, en)).toBe(
    'The cause was recorded: Could not be established.',
  );
  expect(incidentSentencesJa.ClosingProposed({ review: {} as never, stillSuspected: true }, ja)).toContain('「おそれ」のまま');
  expect(incidentSentencesJa.ClosingProposed({ review: {} as never }, ja)).toBe('完了を提案しました。');
});

test('a duty that possibly stands is told as one that is treated as standing: nothing invites to wait', () => {
  const arose = { judgement: { duty: 'jp.appi.final-report', standing: 'provisional' }, factsVersion: 1 } as never;
  expect(incidentSentencesJa.DutyArose(arose, ja)).toContain('（おそれがあるため、対象として扱います）');
  expect(incidentSentencesEn.DutyArose(arose, en)).toContain('(possible, treated as standing)');
});

test('a sentence names what the reader knows by a number, and says no number where they know none', () => {
  const called = new Map([
    ['d1', 'Decision 1'],
    ['d2', 'Decision 2'],
    ['e1', 'Evidence 1'],
  ]);
  const knowing = speakerOf('en', { ...sources, called });
  const recorded = { decision: 'd2', subject: 'principal-notice', choice: 1, reliesOn: [], supersedes: 'd1' } as never;
  expect(incidentSentencesEn.DecisionRecorded(recorded, knowing)).toMatch(
    /^Decision 2 was recorded: .* it takes the place of Decision 1\.$/,
  );
  expect(incidentSentencesEn.DecisionRecorded(recorded, en)).toMatch(/^A decision was recorded: .* the place of an earlier one\.$/);
  const reopened = { decisions: ['d1', 'd2'], facts: [{ fact: 'leak-occurred', version: 2 }] } as never;
  expect(incidentSentencesEn.DecisionsReopened(reopened, knowing)).toMatch(/^What Decision 1, Decision 2 rest on has changed/);
  expect(incidentSentencesEn.DecisionsReopened(reopened, en)).toMatch(/^What 2 decisions rest on has changed/);
  expect(incidentSentencesEn.EvidenceSealed({ evidence: 'e2', kind: 'log', sameAs: 'e1' } as never, knowing)).toMatch(
    /^Evidence was sealed: .* as Evidence 1\.$/,
  );
  expect(incidentSentencesJa.DecisionApproved({ decision: 'd1' } as never, ja)).toBe('判断を承認しました。');
});

test('of a decision that is limited to others the ground is told to have changed, and not by which fact', () => {
  const speaking = (language: 'ja' | 'en') =>
    speakerOf(language, { ...sources, called: new Map([1, 3].map((n) => [`d${n}`, `${language === 'ja' ? '判断' : 'Decision'} ${n}`])) });
  const told = (data: object) => [
    incidentSentencesJa.DecisionsReopened(data as never, speaking('ja')),
    incidentSentencesEn.DecisionsReopened(data as never, speaking('en')),
  ];
  const facts = [{ fact: 'leak-occurred', version: 2 }];
  expect(told({ decisions: ['d3'], facts: [], groundsWithheld: ['d3'] })).toEqual([
    '判断 3 の根拠が変わりました。見直しが必要です。',
    'What Decision 3 rests on has changed. Look at it again.',
  ]);
  expect(told({ decisions: ['d1', 'd3'], facts, groundsWithheld: ['d3'] })).toEqual([
    '判断 1 の根拠が変わりました：漏えいが発生した（第2版）。判断 3 の根拠も変わりました。見直しが必要です。',
    'What Decision 1 rests on has changed: Data leaked (version 2). What Decision 3 rests on has changed as well. Look at them again.',
  ]);
  expect(told({ decisions: ['d1', 'd3'], facts: [], groundsWithheld: ['d3'] })).toEqual([
    '判断 1、判断 3 の根拠が変わりました。見直しが必要です。',
    'What Decision 1, Decision 3 rest on has changed. Look at them again.',
  ]);
  expect(told({ decisions: ['d1'], facts })[0]).toBe('判断 1 の根拠が変わりました：漏えいが発生した（第2版）。見直しが必要です。');
});

test('what is counted in hours is told with its time, and never as if it had no end', () => {
  const until = (dueAt: string) => ({ duty: 'jp.insurer.notice', clock: { strictness: 'statute', dueAt }, standing: 'arisen' });
  const [first, second] = [until('2026-12-03T14:05:00+09:00'), until('2026-12-02T02:00:00+01:00')];
  const duties = new Map([['jp.insurer.notice', { ja: '保険会社への通知', en: 'Notice to the insurer' }]]);
  const [inJa, inEn] = [speakerOf('ja', { ...sources, duties }), speakerOf('en', { ...sources, duties })];
  expect(incidentSentencesJa.DutyArose({ judgement: first } as never, inJa)).toBe(
    '義務が生じました：保険会社への通知。期限は2026年12月3日（木）14:05です。',
  );
  expect(incidentSentencesEn.DutyArose({ judgement: first } as never, inEn)).toContain('It is due on Thu, 3 Dec 2026, 14:05 JST.');
  const anew = { duty: 'jp.insurer.notice', was: first, is: second } as never;
  expect(incidentSentencesJa.DutyReassessed(anew, inJa)).toContain(
    '期限は2026年12月3日（木）14:05から2026年12月2日（水）10:00に変わりました。',
  );
  expect(incidentSentencesEn.DutyReassessed(anew, inEn)).toContain('Its due time moved from Thu, 3 Dec 2026, 14:05 JST to Wed, 2 Dec 2026');
  const proposed = { judgement: first, before: second } as never;
  expect(incidentSentencesJa.LaterDateProposed(proposed, inJa)).toContain('期限は2026年12月3日（木）14:05になる内容ですが');
  expect(incidentSentencesEn.LaterDateProposed(proposed, inEn)).toContain('Its due time would become Thu, 3 Dec 2026, 14:05 JST');
});

test('what was turned down or taken back names what it was, and an agreement what counts as missed no longer', () => {
  const down = { reason: {} as never, proposedBy: 'p1' as never };
  expect(incidentSentencesJa.ClosingTurnedDown(down, ja)).toContain('完了の提案を差し戻しました。');
  expect(incidentSentencesJa.ClosingTurnedDown({ ...down, takenBack: true }, ja)).toBe('完了の提案を取り下げました。');
  const anchor = { anchor: 'discovered', version: 2, at: '2026-11-20', reason: {} as never } as const;
  expect(incidentSentencesJa.AnchorWithdrawn(anchor as never, ja)).toContain('この起算点は記録がない状態に戻ります。');
  expect(incidentSentencesJa.AnchorWithdrawn({ ...anchor, now: '2026-11-24' } as never, ja)).toContain('前の記録の2026年11月24日');
  const move = { duty: 'jp.appi.final-report', before: '2026-12-28T23:59:59+09:00', after: '2027-01-04T23:59:59+09:00' } as const;
  const agreed = (more: object) => incidentSentencesJa.LaterDateAgreed({ moves: [{ ...move, ...more }] as never, reason: {} as never }, ja);
  expect(agreed({})).not.toContain('誤った起算点');
  expect(agreed({ noLongerMissed: move.before })).toContain('誤った起算点で過ぎていた期限は、超過として扱いません：');
});
