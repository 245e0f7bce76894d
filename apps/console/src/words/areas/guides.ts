import type { CommandName } from '@shodo/contracts';

interface Guide {
  readonly ja: string;
  readonly en: string;
}

/** What an action does, in one breath: shown above its form. */
export const guides: Readonly<Record<CommandName, Guide>> = {
  ReportIncident: { ja: '気づいたことを報告します。', en: 'Report what you noticed.' },
  EstablishAwareness: {
    ja: 'いずれかの部署が最初に知った日時を記録します。日数は知った日を1日目として数えます。確かでなければ暫定で記録します。',
    en: 'Record when any department first knew. Days are counted with the day of awareness as day one. If the time is not certain, record it as provisional.',
  },
  CorrectAwareness: {
    ja: '知った日時を直します。直した日時もまだ確かでなければ、暫定とします。早くなる期限はすぐに変わり、後ろになる期限は別の人が認めるまで変わりません。前の日時も記録に残ります。',
    en: 'Correct the time of awareness, provisionally if the new time is not certain either. A due time that comes earlier holds at once; one that would come later waits for somebody else to agree. The earlier time stays on record.',
  },
  RuleOutBreach: {
    ja: '漏えい等ではないと判断します。理由が残り、対応は終わります。報告した人、否定する事実を記録した人以外が行います。',
    en: 'Decide that this was no breach, as somebody other than who reported it or stated the facts that deny it. The reason stays on record and the tracks end.',
  },
  RecordContainmentMeasure: { ja: '被害の拡大を防ぐために行ったことを記録します。', en: 'Record what was done to stop the spread.' },
  DeclareSpreadStopped: { ja: 'これ以上広がらない状態になった時点を記録します。', en: 'Record when it could spread no further.' },
  WithdrawSpreadStopped: {
    ja: 'まだ広がっているときや、日時を誤ったときに、記録を取り消します。封じ込めは対応中に戻り、止まったら改めて記録します。前の記録と理由は残ります。',
    en: 'Take the record back when it still spreads, or the time was wrong. Containment is open again until the spread is declared stopped anew. The earlier record and the reason stay.',
  },
  RecordFact: {
    ja: '分かったこと、まだ分からないことを一つずつ記録します。義務の判定に使われます。',
    en: 'Record one fact, known or not. The duties are assessed from these.',
  },
  ReviseFact: { ja: '新しい内容を記録します。前の内容も残ります。', en: 'Record the new content. The earlier one stays on record.' },
  SealEvidence: {
    ja: '証拠を記録に残します。ファイルは暗号化して預けるか、手元で保管して照合値だけを残します。どちらでも、同じファイルであることを後から確かめられます。',
    en: 'Put evidence on record. Hand its file over to be kept encrypted, or keep it yourselves and leave its digest: either way anybody can tell later that it is the same file.',
  },
  HandOverEvidence: {
    ja: '証拠を誰がいつから、なぜ持つかを記録します。保管者の履歴がすべて残ります。',
    en: 'Record who holds the evidence from when and why. Every link of the chain stays on record.',
  },
  EstablishCause: {
    ja: '原因を記録します。調べても分からなかったときは「特定できなかった」を選び、何をどう調べたかを書きます。',
    en: 'Record the cause. Where it could not be established, say so, and what was examined and how.',
  },
  SetImpactScope: {
    ja: '影響を受ける本人の数と、どのような人の情報かを記録します。確定していなければ最大の数が判定に使われます。',
    en: 'Record how many principals are affected and whose data it is. Until the count is exact its maximum is used.',
  },
  RecordAnchor: {
    ja: '期限を数え始める時を記録します。委託先から通知を受けた時、発覚した時などです。時刻が分からなければ日付だけで構いません。早くなる期限はすぐに変わり、後ろになる期限は別の人が認めるまで変わりません。',
    en: 'Record a time from which a limit is counted, as the receipt of an entrustee\u2019s notice. A day alone will do where the time is not known. A due time that comes earlier holds at once; one that would come later waits for somebody else to agree.',
  },
  WithdrawAnchor: {
    ja: '誤って記録した起算点を取り消します。前の記録があればそれに戻ります。早くなる期限はすぐに変わり、後ろになる期限は別の人が認めるまで変わりません。認められると、誤った起算点で過ぎていた期限は超過になりません。取り消した記録と理由は残ります。',
    en: 'Take back a starting point that was recorded by mistake; the one before it stands again, if there is one. A due time that comes earlier holds at once; one that would come later waits for somebody else to agree. Then what had passed only by the wrong starting point is not missed. The record stays, struck, with the reason.',
  },
  DraftFiling: {
    ja: '報告書の案を作ります。分からない項目は調査中のままで構いません。',
    en: 'Draft a filing. Items not known may stay under investigation.',
  },
  ApproveFiling: {
    ja: '報告書の案を確かめて承認します。作った人以外が行います。',
    en: 'Check the draft and approve it, as somebody other than its author.',
  },
  RecordFilingMade: {
    ja: '提出したあとに記録します。初動が提出先に送ることはありません。',
    en: 'Record a filing after it was made. Shodo sends nothing to an authority.',
  },
  WithdrawFiling: {
    ja: '提出や連絡をしていないのに記録したときや、内容を誤って記録したときに取り消します。ほかに提出の記録がなければ義務は対応中に戻り、期限は元のまま数えます。取り消した記録と理由は残ります。',
    en: 'Take the record back when nothing was filed or told, or it was recorded wrongly. Unless another filing settles it, the duty is open again and its deadline runs as before. The record stays, struck, with the reason.',
  },
  HoldPrincipalNotice: {
    ja: '本人への通知を待つ理由と、見直す日時を決めます。',
    en: 'Give the reason for holding the notice and when to review it.',
  },
  RecordPrincipalNoticeDone: {
    ja: '本人に通知したことを記録します。通知と代替措置の合計が本人の最大数に届くか、全員に届いたと記録すると、義務を果たしたことになります。その後、影響を受けた本人の人数が増えて残りが生じると、通知の義務は対応中に戻ります。',
    en: 'Record that principals were notified. The duty is settled once notices and substitute measures come to the most there may be, or you state that everybody is reached. Should more turn out to be affected than were known then, it is owed again.',
  },
  RecordSubstituteMeasure: {
    ja: '本人への通知が困難なときの代わりの措置を記録します。',
    en: 'Record what was done instead where notice is difficult.',
  },
  WithdrawPrincipalNotice: {
    ja: '本人に知らせていないのに記録したときや、内容を誤って記録したときに取り消します。知らせた人数を数え直し、残りがあれば通知の義務は対応中に戻ります。取り消した記録と理由は残ります。',
    en: 'Take the record back when nobody was told, or it was recorded wrongly. Those reached are counted anew, and the notice is owed again while somebody is left. The record stays, struck, with the reason.',
  },
  RuleOutDuty: {
    ja: '現時点の事実で対象外となった義務を、人の判断で確定します。根拠となる事実を記録した人以外が行います。',
    en: 'Confirm that a duty no longer stands on the present facts, as somebody other than who stated them.',
  },
  DeclineAdvice: {
    ja: '義務ではない連絡や相談を行わないと決めたことを、理由とともに残します。あとで行ったときは、行ったことを記録できます。',
    en: 'Keep, with the reason, that what is only advised is not followed. If it is done later, that can be recorded all the same.',
  },
  DecideLaterDate: {
    ja: '期限を後ろにするか、今のままにするかを決めます。期限が変わるもとになった記録をした人以外が行います。決まるまでは早い方の期限で進みます。',
    en: 'Decide whether the due time moves later or stays, as somebody other than whose statements would move it. Until then the earlier one holds.',
  },
  AcknowledgeReminder: { ja: '知らせを見たことを記録します。', en: 'Record that the reminder was seen.' },
  AdoptPreventionMeasure: { ja: '再発を防ぐために行うことを決めます。', en: 'Decide what will keep it from happening again.' },
  VerifyPreventionMeasure: {
    ja: '再発防止策が効いているかを確かめます。決めた人以外が行います。今後実施と決めた策は、実施してから確かめます。',
    en: 'Check that a measure works, as somebody other than the one who adopted it. What was planned is carried out first.',
  },
  ProposeClosing: {
    ja: '対応を振り返り、完了を提案します。承認は別の人が行います。',
    en: 'Look back and propose closing. Somebody else approves it.',
  },
  ApproveClosing: { ja: '振り返りを確かめて、完了を承認します。', en: 'Check the review and approve closing.' },
  TurnDownClosing: {
    ja: '理由を書いて、完了の提案を取りやめにします。提案した人が行うと取り下げ、ほかの人が行うと差し戻しとして記録されます。足りないことを済ませてから、改めて提案できます。',
    en: 'End the proposal to close, with a reason: whoever proposed takes it back, anybody else turns it down. Closing can be proposed anew once what is missing is done.',
  },
  AssignTrack: { ja: '対応ごとの担当者を決めます。', en: 'Decide who holds a track.' },
  HandOverTrack: { ja: '担当を別の人に引き継ぎます。', en: 'Hand a track over to somebody else.' },
  AddNote: { ja: '気づいたことや決めたことを残します。', en: 'Keep what was noticed or agreed.' },
  ReopenIncident: {
    ja: '終わった事案を再開します。理由が記録に残ります。「報告・通知」は、義務が生じると自動で再開されます。',
    en: 'Open a finished incident again. The reason stays on record. Notification opens by itself as soon as something is owed.',
  },
  AdoptOrganisationProfile: {
    ja: 'この事案を、いまの設定の組織の情報（業種・上場・国や地域など）で判定し直します。報告・通知の義務と相手が変わることがあります。期限が後ろになる義務は、別の人が認めるまで前の期限のままです。',
    en: 'Judge this incident by the organisation’s present settings (sector, listing, countries). Duties and to whom they are owed may change. A date that would come later waits for a second person.',
  },
  AdoptNewerRules: {
    ja: '規則（法令の定め）は、事案の途中で新しい版になっても、続いている義務には自動では使われません。ここで、続いているすべての義務を新しい版で判定し直します。義務の有無や相手が変わることがあります。早まる期限はすぐに、後ろになる期限は別の人が認めてから変わります。新しい版がなければ何も変わりません。',
    en: 'A newer version of a rule does not touch an open duty by itself. This judges every open duty by the newest version. Duties and to whom they are owed may change. A date that comes earlier holds at once, one that would come later waits for a second person. Where there is no newer version nothing changes.',
  },
  PlaceLegalHold: {
    ja: '訴訟や調査に備えて、この事案の本文を誰も消去できないようにします。',
    en: 'Keep every text of this incident from being erased, for litigation or an inquiry.',
  },
  LiftLegalHold: {
    ja: '差し止めを解き、本文を消去できるようにします。差し止めた人以外が行います。',
    en: 'Lift the hold, as somebody other than who placed it, so that texts can be erased again.',
  },
  ProposeErasure: {
    ja: '消去する本文や証拠のファイルを選びます。別の人が承認すると消去され、誰にも、バックアップからも、二度と読めません。記録がつながっていることは、消去のあとも確かめられます。名前で探しても、その名前は送られず、残りません。',
    en: 'Choose the texts and the files of evidence to erase. Once somebody else approves, nobody can ever read them again, from no backup either. The record still verifies afterwards. A name you look for is neither sent nor kept.',
  },
  ApproveErasure: {
    ja: '承認するとすぐに消去されます。元に戻す方法はありません。提案した人以外が、本文を読んで確かめてから行います。',
    en: 'The texts are erased at once, and nothing brings them back. Read them first; somebody other than who proposed it approves.',
  },
  WithdrawErasure: {
    ja: '消去の提案を取り下げます。本文はそのまま残ります。',
    en: 'Withdraw the proposal. The texts stay as they are.',
  },
  RecordDecision: {
    ja: '迷う場面で、何を、どの事実に基づいて、なぜ選んだかを残します。決めた人とは別の人が承認します。根拠の事実が変わると、見直しを求められます。',
    en: 'Keep what was chosen, on which facts and why. Somebody else approves it. When a fact it rests on changes, it is up for review.',
  },
  ApproveDecision: {
    ja: '判断の内容と根拠を確かめて承認します。決めた人以外が行います。',
    en: 'Check the decision and what it rests on, and approve it, as somebody other than the decider.',
  },
  UpholdDecision: {
    ja: '今の事実で見直し、同じ判断でよいと確かめます。決めた人以外が行います。変えるときは、置き換える判断を記録します。',
    en: 'Look at it again on the present facts and keep it, as somebody other than the decider. To change it, record one that takes its place.',
  },
  WidenAudience: {
    ja: '限定した判断やメモを、ほかの人も読めるようにします。読める人だけが行えます。一度広げると、狭めることはできません。',
    en: 'Let others read a decision or a note that is limited, as one of those who may. It cannot be narrowed again.',
  },
  GiveEvidencePack: {
    ja: '作った証拠パックを、誰に渡したかを記録します。',
    en: 'Record to whom a pack that was built is given.',
  },
  ConfirmEvidencePack: {
    ja: '電話やメールで、受け取ったと聞いたときに記録します。リンクから受け取った方は、自分で確認できます。',
    en: 'Record that the recipient told you it arrived. Whoever fetched it by the link can confirm it themselves.',
  },
  EndPackLink: {
    ja: 'リンクを使えなくします。すでに保存されたものは残ります。',
    en: 'End the link. What was saved by it stays where it is.',
  },
  AdvanceDrillClock: {
    ja: 'この訓練の時刻だけを先へ進めます。期限の知らせもその時刻で動きます。',
    en: 'Move this drill’s own clock forward. Its reminders follow.',
  },
};

/** What waits for somebody else. */
export const takesAnother: ReadonlySet<CommandName> = new Set([
  'CorrectAwareness',
  'RecordAnchor',
  'WithdrawAnchor',
  'RuleOutBreach',
  'RuleOutDuty',
  'ApproveFiling',
  'RecordDecision',
  'VerifyPreventionMeasure',
  'ProposeClosing',
  'AdoptOrganisationProfile',
  'AdoptNewerRules',
  'LiftLegalHold',
  'ProposeErasure',
]);

/** In an organisation of the small profile the same person may do it too. */
export const whenAlone = {
  ja: (minutes: number) => `別の人がいないときは、${minutes} 分置いてから、理由を書いて一人で決められます。単独決裁として記録されます。`,
  en: (minutes: number) =>
    `Where there is nobody else, one person may decide alone after ${minutes} minutes, with a reason. It is recorded as decided alone.`,
} as const;

/** A filing that is none: an entrustor, an insurer, the police. */
export const whenTold = {
  done: { ja: '連絡したことを記録しました', en: 'Recorded that they were told' },
  name: { ja: '連絡したことを記録する', en: 'Record that they were told' },
  guide: {
    ja: '連絡や相談をしたあとに記録します。初動が相手に送ることはありません。',
    en: 'Record it after they were told. Shodo sends them nothing.',
  },
} as const;
