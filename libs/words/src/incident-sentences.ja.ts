import type { EventOf, FactRelied, Judgement, ReopenedAsRead } from '@shodo/contracts';
import { causeText } from './cause-text.js';
import { missedJa, reminderJa } from './fell-due.js';
import { isReport } from './filing-name.js';
import { profileChanges } from './profile-changes.js';
import { endOf, endText, isGuide, whatChanged } from './reassessed.js';
import { lengthOf } from './remaining.js';
import type { IncidentSentences } from './sentences.js';
import type { Speaker } from './speaker.js';
import { whatIsErased } from './what-is-erased.js';

const asOf = ({ asOf: at }: { readonly asOf?: string | undefined }, say: Speaker) => (at ? `${say.moment(at)}時点、` : '');

/** By its number where the reader knows it: 判断 3 , with the space that a number has before the word after it. */
function which(id: string, otherwise: string, say: Speaker): string {
  const called = say.called(id);
  return called === undefined ? otherwise : called.replace(/\d$/, '$& ');
}
/** All by their numbers, or else how many. */
function whichDecisions(ids: readonly string[], say: Speaker): string {
  const called = ids.flatMap((id) => say.called(id) ?? []);
  return called.length === ids.length ? `${say.list(called)} ` : `判断 ${ids.length} 件`;
}

/** Facts with the versions meant: 本人の数（第2版）. */
const facts = (relied: readonly FactRelied[], say: Speaker) =>
  say.list(relied.map(({ fact, version }) => `${say.word('fact', fact)}（第${version}版）`));

/** Of what is limited to others that its ground has changed, and not by which fact. */
function whatHasMoved({ decisions, facts: changed, groundsWithheld = [] }: ReopenedAsRead, say: Speaker): string {
  const told = changed.length > 0 ? decisions.filter((each) => !groundsWithheld.includes(each)) : [];
  if (told.length === 0) return `${whichDecisions(decisions, say)}の根拠が変わりました。`;
  const rest = groundsWithheld.length > 0 ? `${whichDecisions(groundsWithheld, say)}の根拠も変わりました。` : '';
  return `${whichDecisions(told, say)}の根拠が変わりました：${facts(changed, say)}。${rest}`;
}

/** Nothing where only the reasons changed. */
function changesOf(reassessed: Parameters<typeof whatChanged>[0], say: Speaker): string {
  const { standing, end, recipient } = whatChanged(reassessed);
  const name = end?.isGuide ? '目安の日' : '期限';
  return [
    standing && (standing === 'provisional' ? '結果は「おそれあり・対象として扱う」です。' : '結果は「対象」です。'),
    end &&
      (end.then
        ? `${name}は${endText(end.then, say)}から${endText(end.now, say)}に変わりました。`
        : `${name}は${endText(end.now, say)}です。`),
    recipient && `相手は${recipient.ja}です。`,
  ].join('');
}

/** What had passed by a starting point that was wrong. */
function corrected(moves: EventOf<'LaterDateAgreed'>['data']['moves'], say: Speaker): string {
  const ends = moves.flatMap(({ duty, noLongerMissed: end }) => (end ? [`${say.duty(duty)}（${say.moment(end)}）`] : []));
  return ends.length > 0 ? `誤った起算点で過ぎていた期限は、超過として扱いません：${say.list(ends)}。` : '';
}

function untilWhen(judgement: Judgement, say: Speaker): string {
  const end = endOf(judgement);
  if (end === undefined) return '速やかに行います。';
  return `${isGuide(judgement) ? '目安の日' : '期限'}は${endText(end, say)}です。`;
}

const erasedOf = ({ scope, texts = [], files = [] }: Omit<EventOf<'ErasureProposed'>['data'], 'erasure'>, say: Speaker) =>
  whatIsErased({ scope, texts: texts.length, files: files.length }, say);

export const incidentSentencesJa: IncidentSentences = {
  IncidentReported: ({ noticedAt, leakType, kind, occurredAt, channel }, say) =>
    `${kind === 'drill' ? '訓練として' : ''}事案が報告されました（${leakType ? say.word('leakType', leakType) : '種類は分かっていません'}）。気づいたのは${say.moment(noticedAt)}です。${occurredAt ? `発生は${say.moment(occurredAt)}です。` : ''}${channel ? `連絡の方法は${say.word('reportChannel', channel)}です。` : ''}`,
  AwarenessEstablished: ({ awareAt, basis, provisional }, say) =>
    provisional
      ? `知った日時を${say.moment(awareAt)}と暫定で記録しました（${say.word('awarenessBasis', basis)}）。期限の計算はこの日時から始まります。`
      : `知った日時を${say.moment(awareAt)}と確定しました（${say.word('awarenessBasis', basis)}）。`,
  AwarenessCorrected: ({ before, awareAt, basis, provisional }, say) =>
    `知った日時を${say.moment(before)}から${say.moment(awareAt)}に${provisional ? '、暫定で' : ''}訂正しました（${say.word('awarenessBasis', basis)}）。期限は計算し直されます。`,
  BreachRuledOut: ({ ground, soleDecision }, say) =>
    `漏えい等ではないと判断しました（${say.word('rulingOutGround', ground)}）。${soleDecision ? '単独決裁です。' : ''}`,
  ContainmentMeasureRecorded: ({ measure, takenAt }, say) =>
    `拡大防止の措置を記録しました：${say.word('containmentMeasure', measure)}（${say.moment(takenAt)}）。`,
  SpreadStopped: ({ stoppedAt }, say) => `${say.moment(stoppedAt)}に拡大が止まったと記録しました。`,
  SpreadStoppedWithdrawn: ({ stoppedAt }, say) =>
    `${say.moment(stoppedAt)}に拡大が止まったという記録を取り消しました。封じ込めを続けます。`,
  FactRecorded: ({ fact, stated, source }, say) =>
    `事実を記録しました：${say.word('fact', fact)}＝${say.statedSurely(fact, stated)}（${asOf(stated, say)}出所：${say.word('factSource', source)}）。`,
  FactRevised: ({ fact, before, stated, source }, say) =>
    `事実を改訂しました：${say.word('fact', fact)}＝${say.statedSurely(fact, before)}→${say.statedSurely(fact, stated)}（${asOf(stated, say)}出所：${say.word('factSource', source)}）。`,
  EvidenceSealed: ({ evidence, kind, sha256, sameAs }, say) =>
    `${which(evidence, '証拠', say)}を保全しました：${say.word('evidenceKind', kind)}${sha256 ? `（照合値 ${sha256.slice(0, 8)}…）` : ''}。${sameAs ? `同じファイルは${say.called(sameAs) === undefined ? '以前にも' : `${which(sameAs, '', say)}として以前にも`}保全されています。` : ''}`,
  EvidenceHandedOver: ({ evidence, from, to, recipient, handedAt }, say) =>
    `${which(evidence, '証拠', say)}を${from ? `${say.person(from)}さんから` : ''}${recipient ? '社外に' : `${say.person(to)}さんに`}引き渡しました（${say.moment(handedAt)}）。${recipient && to ? `社内では${say.person(to)}さんが受け持ちます。` : ''}`,
  CauseEstablished: ({ before, ...cause }, say) =>
    `原因を記録しました：${before ? `${causeText(before, say)}→` : ''}${causeText(cause, say)}。`,
  AnchorRecorded: ({ anchor, at, before, source }, say) =>
    `起算点を記録しました：${say.word('datedAnchor', anchor)}＝${before ? `${say.anchorAt(before)}→` : ''}${say.anchorAt(at)}（出所：${say.word('factSource', source)}）。`,
  AnchorWithdrawn: ({ anchor, at, now }, say) =>
    `起算点の記録を取り消しました：${say.word('datedAnchor', anchor)}（${say.anchorAt(at)}）。${now ? `前の記録の${say.anchorAt(now)}に戻ります。` : 'この起算点は記録がない状態に戻ります。'}`,
  ImpactScopeSet: ({ principals, before, categories, dataItems = [], source }, say) =>
    `影響範囲を記録しました：${before ? `${say.count(before)}→` : ''}${say.count(principals)}、${say.words('dataCategory', categories)}${dataItems.length > 0 ? `の${say.words('dataItem', dataItems)}` : ''}（${asOf(principals, say)}出所：${say.word('factSource', source)}）。`,
  DutyArose: ({ judgement }, say) =>
    `義務が生じました${judgement.standing === 'provisional' ? '（おそれがあるため、対象として扱います）' : ''}：${say.duty(judgement.duty)}。${untilWhen(judgement, say)}`,
  DutyOwedAgain: ({ judgement }, say) =>
    `前の報告で残った項目、またはその後に変わった内容があるため、改めて必要になりました：${say.duty(judgement.duty)}。${untilWhen(judgement, say)}`,
  DutyReassessed: ({ duty, was, is }, say) => {
    if (is.standing === 'not-arisen')
      return `${say.duty(duty)}の義務を判定し直し、現時点では対象外となりました。人が確定するまで期限は残ります。`;
    const changed = changesOf({ was, is }, say);
    return changed === '' ? `判定の理由が変わりました：${say.duty(duty)}。` : `${say.duty(duty)}の義務を判定し直しました。${changed}`;
  },
  LaterDateProposed: ({ judgement, before }, say) => {
    const { duty } = judgement;
    const [next, then] = [endOf(judgement), endOf(before)];
    const name = isGuide(judgement) ? '目安の日' : '期限';
    return next && then
      ? `${say.duty(duty)}の義務を判定し直しました。${name}は${endText(next, say)}になる内容ですが、別の人が認めるまで${endText(then, say)}のままです。`
      : `${say.duty(duty)}の義務を判定し直しました。期限が後ろになる内容ですが、別の人が認めるまで今の期限のままです。`;
  },
  LaterDateAgreed: ({ moves, soleDecision }, say) =>
    `期限を後ろにすると決めました：${say.list(moves.map(({ duty, before, after }) => `${say.duty(duty)}（${say.moment(before)}${after ? `→${say.moment(after)}` : 'まで'}）`))}。${corrected(moves, say)}${soleDecision ? '単独決裁です。' : ''}`,
  LaterDateTurnedDown: ({ moves, soleDecision }, say) =>
    `期限を今のままにすると決めました：${say.list(moves.map(({ duty, before }) => `${say.duty(duty)}（${say.moment(before)}）`))}。${soleDecision ? '単独決裁です。' : ''}`,
  DutiesAssessed: ({ notArisen }) =>
    notArisen.length ? `すべての義務を判定しました。現時点で対象外の義務は ${notArisen.length} 件です。` : 'すべての義務を判定しました。',
  DutyRuledOut: ({ duty, soleDecision }, say) => `義務の対象外と確定しました：${say.duty(duty)}。${soleDecision ? '単独決裁です。' : ''}`,
  AdviceDeclined: ({ duty }, say) => `勧められた連絡・相談をしないと決めました：${say.duty(duty)}。義務ではありません。`,
  FilingDrafted: ({ duty, kind, openItems }, say) =>
    `${say.filing(kind, duty)}の案を作りました。${openItems?.length ? `調査中の項目：${say.words('reportItem', openItems)}。` : ''}`,
  FilingApproved: ({ filing, soleDecision }, say) =>
    `${which(filing, '報告書の案', say)}を承認しました。${soleDecision ? '単独決裁です。' : ''}`,
  FilingMade: ({ duty, kind, madeAt, channel, openItems, late, strictness, draft, draftApproved }, say) =>
    `${say.filing(kind, duty)}を${isReport(duty) ? '提出しました' : '行いました'}（${say.moment(madeAt)}、${say.word('filingChannel', channel)}）。${late ? `${strictness === 'guideline' ? '目安の日' : '期限'}を過ぎています。` : ''}${openItems?.length ? `調査中のまま提出した項目：${say.words('reportItem', openItems)}。` : ''}${(draft && draftApproved !== false) || !isReport(duty) ? '' : '承認された案に基づかない提出です。'}`,
  FilingWithdrawn: ({ duty, alsoSettles, kind, madeAt }, say) =>
    `${say.filing(kind, duty)}の記録（${say.moment(madeAt)}）を取り消しました。${alsoSettles.length > 0 ? `あわせて記録していた義務：${say.list(alsoSettles.map((each) => say.duty(each)))}。` : ''}この記録では義務を果たしたことになりません。`,
  PrincipalNoticeHeld: ({ reason, reviewAt }, say) =>
    `本人への通知を保留しました（${say.word('holdingReason', reason)}）。${say.moment(reviewAt)}に再検討します。`,
  PrincipalNoticeDone: ({ doneAt, means, principals, reaches, settles, further }, say) =>
    `本人 ${principals.toLocaleString('en-US')} 人に通知しました（${say.moment(doneAt)}、${say.word('noticeMeans', means)}）。${reaches === 'all' ? '本人全員に届いたと記録しました。' : ''}${settles === false ? '届いていない人がいるため、通知の義務は続きます。' : ''}${further ? '通知の義務を果たした後に、重ねて行いました。' : ''}`,
  SubstituteMeasureTaken: ({ measure, reason, startedAt, principals, reaches, settles, further }, say) =>
    `本人への通知に代えて措置をとりました：${say.word('substituteMeasure', measure)}（${say.moment(startedAt)}から。理由：${say.word('substituteReason', reason)}${principals === undefined ? '' : `。対象 ${principals.toLocaleString('en-US')} 人`}）。${reaches === 'all' ? '本人全員に届いたと記録しました。' : ''}${settles === false ? '届いていない人がいるため、通知の義務は続きます。' : ''}${further ? '通知の義務を果たした後に、重ねて行いました。' : ''}`,
  PrincipalNoticeWithdrawn: ({ at, means, measure, principals }, say) =>
    `${measure ? `代替措置（${say.word('substituteMeasure', measure)}` : `本人への通知（${means ? say.word('noticeMeans', means) : ''}`}、${say.moment(at)}${principals === undefined ? '' : `、${principals.toLocaleString('en-US')} 人`}）の記録を取り消しました。この記録では本人に知らせたことになりません。`,
  ReminderFellDue: reminderJa,
  ReminderAcknowledged: ({ duty }, say) => `知らせを確認しました：${say.duty(duty)}。`,
  ReminderEscalated: ({ duty }, say) => `知らせが時間内に確認されなかったため、責任者全員に知らせました：${say.duty(duty)}。`,
  DeadlineMissed: missedJa,
  NoticeDelivered: ({ to, acceptedAt }, say) =>
    `${say.person(to)}さんへのメールを送信先のサーバーが受け付けました（${say.moment(acceptedAt)}）。`,
  NoticeDeliveryFailed: ({ to, attempts }, say) =>
    `${say.person(to)}さんへのメールを ${attempts} 回試みましたが届きませんでした。別の方法で連絡してください。`,
  PreventionMeasureAdopted: ({ kind, standing, dueOn }, say) =>
    `再発防止策を決めました：${say.word('preventionKind', kind)}（${say.word('preventionStanding', standing)}${dueOn ? `、${say.day(dueOn)}まで` : ''}）。`,
  PreventionMeasureVerified: ({ result, verifiedAt, carriedOutOn, soleDecision }, say) =>
    `再発防止策を確認しました：${say.word('verification', result)}（${carriedOutOn ? `${say.day(carriedOutOn)}に実施、` : ''}${say.moment(verifiedAt)}）。${soleDecision ? '単独決裁です。' : ''}`,
  ClosingProposed: ({ stillSuspected }) =>
    stillSuspected ? '完了を提案しました。漏えい等は「おそれ」のままで、発生した場合と同じく対応しました。' : '完了を提案しました。',
  ClosingTurnedDown: ({ proposedBy, takenBack }, say) =>
    takenBack
      ? '完了の提案を取り下げました。'
      : `${proposedBy ? `${say.person(proposedBy)}さんによる` : ''}完了の提案を差し戻しました。改めて提案するまで、事案は完了しません。`,
  IncidentClosed: ({ soleDecision }) => `完了を承認しました。${soleDecision ? '単独決裁です。' : ''}`,
  TrackAssigned: ({ track, to }, say) => `「${say.word('track', track)}」の担当を${say.person(to)}さんに決めました。`,
  TrackHandedOver: ({ track, from, to }, say) =>
    `「${say.word('track', track)}」の担当を${say.person(from)}さんから${say.person(to)}さんに引き継ぎました。`,
  NoteAdded: ({ track }, say) => (track ? `メモを残しました（${say.word('track', track)}）。` : 'メモを残しました。'),
  IncidentReopened: ({ track }, say) => (track ? `事案を再開しました（${say.word('track', track)}から）。` : '事案を再開しました。'),
  OrganisationProfileAdopted: ({ before, after }, say) =>
    `この事案の組織の情報を、設定に合わせました（${profileChanges(before, after, say).join('、')}）。義務は判定し直されます。`,
  NewerRulesAdopted: () => '続いている義務を、新しい版の規則で判定し直すことにしました。',
  LegalHoldPlaced: ({ ground }, say) => `本文の消去を差し止めました（${say.word('legalHoldGround', ground)}）。`,
  LegalHoldLifted: ({ soleDecision }) => `消去の差し止めを解きました。${soleDecision ? '単独決裁です。' : ''}`,
  ErasureProposed: (erasure, say) =>
    `本文の消去を提案しました：${erasedOf(erasure, say)}（${say.word('erasureGround', erasure.ground)}）。`,
  TextsErased: ({ soleDecision, ...erasure }, say) =>
    `本文を消去しました：${erasedOf(erasure, say)}（${say.word('erasureGround', erasure.ground)}）。記録はつながったままです。${soleDecision ? '単独決裁です。' : ''}`,
  ErasureWithdrawn: () => '消去の提案を取り下げました。',
  DecisionRecorded: ({ decision, subject, choice, reliesOn, reviewAt, supersedes }, say) =>
    `${which(decision, '判断', say)}を記録しました：${say.word('decisionSubject', subject)}（選択肢 ${choice}）。${reliesOn.length > 0 ? `根拠とした事実：${facts(reliesOn, say)}。` : ''}${reviewAt ? `${say.moment(reviewAt)}に見直します。` : ''}${supersedes ? `承認されると、${which(supersedes, '前の判断', say)}に代わります。` : '承認を待っています。'}`,
  DecisionApproved: ({ decision, soleDecision }, say) =>
    `${which(decision, '判断', say)}を承認しました。${soleDecision ? '単独決裁です。' : ''}`,
  DecisionUpheld: ({ decision, reliesOn, reviewAt, soleDecision }, say) =>
    `${which(decision, '判断', say)}を見直し、維持すると決めました。${reliesOn.length > 0 ? `根拠とした事実：${facts(reliesOn, say)}。` : ''}${reviewAt ? `${say.moment(reviewAt)}に再び見直します。` : ''}${soleDecision ? '単独決裁です。' : ''}`,
  DecisionsReopened: (reopened, say) => `${whatHasMoved(reopened, say)}見直しが必要です。`,
  DecisionReviewFellDue: ({ decision, dueAt }, say) =>
    `${which(decision, '判断', say)}を見直す日時になりました（${say.moment(dueAt)}）。担当者に知らせました。`,
  AudienceLimited: ({ what, audience }, say) =>
    `次の${say.word('limitedKind', what)}を読める人を限りました：${say.list(audience.map((person) => say.person(person)))}。`,
  AudienceWidened: ({ scope, added = [] }, say) =>
    scope === 'everybody'
      ? '限定を解き、全員が読めるようにしました。'
      : `限定を広げました：${say.list(added.map((person) => say.person(person)))}も読めます。`,
  EvidencePackGiven: ({ profile, manifest, linkUntil, confirmBy }, say) =>
    `証拠パックを渡しました（${say.word('packProfile', profile)}向け、目録の照合値 ${manifest.slice(0, 8)}…）。${linkUntil ? `リンクは${say.moment(linkUntil)}まで使えます。` : '手渡しまたは別の方法です。'}${say.moment(confirmBy)}までに受領の確認がなければ知らせます。`,
  EvidencePackReceived: ({ receivedAt, byLink }, say) =>
    `証拠パックの受領が${byLink ? '受け取った方の画面で確認されました' : '記録されました'}（${say.moment(receivedAt)}）。`,
  PackLinkEnded: () => '証拠パックのリンクを止めました。',
  PackReceiptFellDue: ({ dueAt }, say) => `${say.moment(dueAt)}までに証拠パックの受領が確認されませんでした。担当者に知らせました。`,
  DrillClockAdvanced: ({ clockShiftMs }, { language }) =>
    `訓練の時刻を進めました（実際の時刻より${lengthOf(clockShiftMs, language)}${clockShiftMs < 0 ? '前' : '先'}）。`,
};
