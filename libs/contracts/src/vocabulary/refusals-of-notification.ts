import type { Rule } from './refusals-of-organisation.js';

/** How the rules of the notification track say no: its duties, filings and notices to principals. */
export const refusalsOfNotification = {
  'notice-reached-nobody': {
    ja: 'まだ誰にも通知していないため、全員に届いたとは記録できません。通知した人数を入力してください。影響を受ける本人がいないときは、影響範囲を直してください。',
    en: 'Nobody has been notified yet, so it cannot have reached everybody. Enter how many were. Where nobody is affected, set the impact scope.',
    cites: ['GL 3-5-4'],
  },
  'duty-has-not-arisen': { ja: 'この義務は生じていません。', en: 'This duty has not arisen.' },
  'duty-is-settled': { ja: 'この義務は対応済み、または対象外と確定済みです。', en: 'This duty is settled or ruled out already.' },
  'duty-still-stands': {
    ja: '現在の事実ではこの義務は対象外になりません。事実を確かめてから判断してください。',
    en: 'On the present facts this duty still stands. Check the facts before ruling it out.',
  },
  'duty-is-no-advice': {
    ja: 'これは勧められているだけの連絡ではありません。義務は、対象外と確定するか、果たすまで残ります。',
    en: 'This is not only advised: a duty stays until it is met or ruled out.',
  },
  'no-later-date-is-proposed': {
    ja: '期限が後ろになる判定はありません。今の期限のまま進みます。',
    en: 'No later date is proposed. The date in force stays.',
  },
  'later-date-was-proposed-anew': {
    ja: '入力中に判定が変わりました。新しい期限を確かめて、もう一度決めてください。',
    en: 'The assessment changed while you were writing. Look at the new date, then decide again.',
  },
  'later-date-is-turned-down-already': {
    ja: '期限を変えないことは、すでに決まっています。',
    en: 'It is decided already that the date stays.',
  },
  'duty-takes-no-filing': {
    ja: 'この義務は報告書の提出では果たせません。',
    en: 'This duty is not settled by a filing.',
  },
  'filing-kind-does-not-fit-the-duty': {
    ja: 'この種別の報告は、この義務には当たりません。確報の義務には確報か続報・追完を、速報の義務には速報・確報か続報を記録してください。',
    en: 'A report of this kind has no place under this duty. Under a final report record that, a follow-up or a supplement; under a preliminary one a preliminary or final report or a follow-up.',
  },
  'voluntary-report-does-not-settle-a-duty': {
    ja: '報告義務があるため、任意報告では義務を果たせません。速報または確報として記録してください。',
    en: 'This report is required by law, so a voluntary report does not settle it. Record a preliminary or final report.',
  },
  'duty-is-no-principal-notice': {
    ja: 'この義務は本人への通知ではありません。',
    en: 'This duty is not a notice to principals.',
  },
  'notice-reaches-more-than-are-affected': {
    ja: '影響を受ける本人の数としてこれまでに記録された人数を超えています。入力した人数を確かめてください。影響範囲が古いときは、先に改訂してください。同じ方に重ねて通知したときは、別の通知として分けて記録してください。',
    en: 'This is more than the record has ever said are affected. Check the number. If the impact scope is out of date, revise it first. Where some were notified more than once, record each notice by itself.',
  },
  'filing-is-not-drafted': { ja: '該当する報告書の案が見つかりません。', en: 'No such draft filing exists.' },
  'filing-is-approved-already': { ja: 'この案はすでに承認されています。', en: 'This draft is approved already.' },
  'filing-is-recorded-already': {
    ja: '同じ日時・同じ方法の提出がすでに記録されています。記録に誤りがあるときは、取り消してから記録し直してください。',
    en: 'A filing of the same time, made the same way, is on record already. If it was recorded wrongly, take it back and record it anew.',
  },
  'notice-is-recorded-already': {
    ja: '同じ日時・同じ方法・同じ人数の通知や措置がすでに記録されています。ほかの人への通知なら、その日時を確かめて記録してください。記録に誤りがあるときは、取り消してから記録し直してください。',
    en: 'A notice or measure of the same time, made the same way, to as many persons, is on record already. If it reached others, record the time of theirs; if it was recorded wrongly, take it back and record it anew.',
  },
  'notice-was-recorded-meanwhile': {
    ja: '入力中にこの義務の通知や措置が記録されました。今の記録を確かめ、同じ通知でなければ、もう一度記録してください。',
    en: 'A notice or measure under this duty was recorded while you were writing. Look at what is on record now; if yours is another, record it again.',
  },
  'notice-was-held-meanwhile': {
    ja: '入力中にこの義務の通知が保留されました。今の保留の理由と再検討の日時を確かめ、変えるときは、もう一度保留してください。',
    en: 'This notice was held while you were writing. Look at the reason and the review of the hold that stands now; to change it, hold the notice again.',
  },
  'filing-is-not-recorded': { ja: '該当する提出の記録が見つかりません。', en: 'No such filing is on record.' },
  'filing-is-withdrawn-already': { ja: 'この提出の記録はすでに取り消されています。', en: 'This filing was taken back already.' },
  'notice-is-not-recorded': {
    ja: '該当する本人への通知や代替措置の記録が見つかりません。',
    en: 'No such notice to principals or substitute measure is on record.',
  },
  'notice-is-withdrawn-already': {
    ja: 'この通知や措置の記録はすでに取り消されています。',
    en: 'This notice or measure was taken back already.',
  },
  'filing-before-awareness': {
    ja: '提出した日時が、この事案の「知った日時」として記録されている日時より前です。提出した日時を確かめてください。',
    en: 'The filing lies before the time of awareness on record. Check when it was made.',
  },
  'holding-needs-a-review-ahead': {
    ja: '通知を保留するときは、再検討の日時を今より後に決めてください。',
    en: 'To hold the notice, set a review time that lies ahead.',
  },
  'holding-is-too-long': {
    ja: '通知を保留できるのは一度に7日までです。再検討の日時を7日以内にしてください。必要なら再検討のときに延ばせます。',
    en: 'The notice can be held for at most 7 days at a time. Set the review within 7 days; you can hold it again then.',
  },
} as const satisfies Record<string, Rule>;
