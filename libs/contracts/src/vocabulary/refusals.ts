import { z } from 'zod';
import { refusalsOfNotification } from './refusals-of-notification.js';
import { type Rule, refusalsOfOrganisation } from './refusals-of-organisation.js';

/** Every way the rules say no: a stable code, and what to do next in both languages. Removing a code is a contract change. */
export const refusals = {
  'incident-is-closed': {
    ja: 'この事案は完了しています。続けるには「再開する」を選び、理由を記録してください。',
    en: 'This incident is closed. To go on, reopen it and record the reason.',
  },
  'incident-is-not-closed': {
    ja: 'この事案は完了していないため、再開は不要です。',
    en: 'This incident is not closed, so there is nothing to reopen.',
  },
  'notification-has-nothing-to-open': {
    ja: '再開しても果たすべき義務がないため、「報告・通知」を選んで再開することはできません。対応を選ばずに再開し、変わった事実や影響範囲を記録するか、誤っていた提出・通知の記録を取り消してください。義務が生じると「報告・通知」は自動で再開されます。追完や重ねての通知も、事案を再開すれば記録できます。',
    en: 'No duty would be open, so naming notification opens nothing. Reopen without naming it, then record what changed, or take back a filing or notice that was wrong: notification opens by itself as soon as something is owed. Supplements and further notices can be recorded once the incident is reopened.',
  },
  'incident-was-ruled-out': {
    ja: '漏えい等ではないと判断済みの事案です。新しい事実が見つかったときは事案を再開してください。',
    en: 'This incident was ruled out as a breach. If new facts appear, reopen it.',
  },
  'incident-was-already-reported': { ja: 'この事案はすでに報告されています。', en: 'This incident has been reported already.' },
  'incident-was-not-reported': { ja: 'この事案の報告が見つかりません。', en: 'This incident has not been reported.' },
  'time-lies-ahead': {
    ja: '未来の日時は記録できません。日時を確かめてください。',
    en: 'A time in the future cannot be recorded. Check the date and time.',
  },
  'awareness-before-occurrence': {
    ja: '知った日時が発生日時より前になっています。どちらかを直してください。',
    en: 'The time of awareness lies before the occurrence. Correct one of the two.',
  },
  'occurrence-after-awareness': {
    ja: '発生日時が知った日時より後になっています。どちらかを直してください。',
    en: 'The occurrence lies after the time of awareness. Correct one of the two.',
  },
  'occurrence-after-noticing': {
    ja: '発生した日時が気づいた日時より後になっています。どちらかを直してください。',
    en: 'The occurrence lies after the time it was noticed. Correct one of the two.',
  },
  'measure-before-occurrence': {
    ja: '措置の日時が発生日時より前になっています。どちらかを直してください。',
    en: 'The measure lies before the occurrence. Correct one of the two.',
  },
  'stop-before-occurrence': {
    ja: '拡大が止まった日時が発生日時より前になっています。どちらかを直してください。',
    en: 'The spread is said to have stopped before the occurrence. Correct one of the two.',
  },
  'stop-before-noticing': {
    ja: '拡大が止まった日時が、気づいた日時より前になっています。気づく前に止まっていたときは、先に発生日時を記録してください。',
    en: 'The spread is said to have stopped before anybody noticed. If it had stopped by then, record first when it occurred.',
  },
  'awareness-is-established': {
    ja: '知った日時はすでに確定しています。直すときは「知った日時を訂正する」を使ってください。',
    en: 'Awareness is established already. To change it, correct the awareness.',
  },
  'awareness-is-not-established': {
    ja: '先に知った日時を記録してください。',
    en: 'Record the time of awareness first.',
    cites: ['ER 8(1)', 'GL 3-5-3-3'],
  },
  'awareness-may-not-move-later': {
    ja: '知った日時を記録済みの日時より後にはできません。後の日時に直すときは、個人情報保護管理者が「知った日時を訂正する」で理由とともに訂正してください。',
    en: 'The time of awareness may not move later than the one on record. To move it later, the privacy officer corrects it with a reason.',
    cites: ['GL 3-5-3-3'],
  },
  'awareness-is-unchanged': { ja: '記録済みの知った日時と同じです。', en: 'This is the time of awareness on record already.' },
  'spread-has-stopped-already': {
    ja: '拡大防止はすでに完了と記録されています。誤りのときは、先に「拡大が止まったという記録を取り消す」を使ってください。',
    en: 'The spread is recorded as stopped already. If that is wrong, take it back first.',
  },
  'spread-was-declared-stopped-anew': {
    ja: '入力中に、拡大が止まった日時が記録し直されました。今の記録を確かめて、もう一度決めてください。',
    en: 'Since you began, it was recorded anew when the spread stopped. Look at what is on record now, then decide again.',
  },
  'spread-is-not-recorded-as-stopped': {
    ja: '拡大が止まったという記録はないため、取り消すものがありません。',
    en: 'The spread is not recorded as stopped, so there is nothing to take back.',
  },
  'no-containment-measure-is-recorded': {
    ja: '先に拡大防止の措置を一つ以上記録してください。不要な場合は「措置不要」を選びます。',
    en: 'Record at least one containment measure first; if none is needed, choose "nothing to contain".',
    cites: ['GL 3-5-2(1)'],
  },
  'fact-is-recorded-already': {
    ja: 'この事実はすでに記録されています。今の内容を確かめてから改訂してください。',
    en: 'This fact is on record already. Look at it, then revise it.',
  },
  'fact-is-not-recorded': {
    ja: 'まだ記録されていない事実は改訂できません。先に「事実を記録する」を使ってください。',
    en: 'A fact that is not on record cannot be revised. Record it first.',
  },
  'awareness-was-changed-meanwhile': {
    ja: '入力中に、知った日時が新しく記録されました。今の内容を確かめて、もう一度記録してください。',
    en: 'Another time of knowing was recorded while you were writing. Look at what is on record now, then record yours again.',
  },
  'anchor-was-recorded-meanwhile': {
    ja: '入力中にこの起算点の新しい日時が記録されました。今の内容を確かめて、もう一度記録してください。',
    en: 'A new time of this starting point was recorded while you were writing. Look at what stands there now, then record yours again.',
  },
  'fact-was-revised-meanwhile': {
    ja: '入力中にこの事実が改訂されました。新しい内容を確かめて、もう一度記録してください。',
    en: 'This fact was revised while you were writing. Look at the new version, then record yours again.',
  },
  'cause-was-established-meanwhile': {
    ja: '入力中に原因が新しく記録されました。今の内容を確かめて、もう一度記録してください。',
    en: 'A cause was recorded while you were writing. Look at what is on record now, then record yours again.',
  },
  'form-does-not-fit-the-fact': { ja: 'この事実にはその形の値を記録できません。', en: 'This fact cannot hold a value of that form.' },
  'as-of-lies-ahead': { ja: '「いつ時点」に未来の日時は使えません。', en: 'The as-of time may not lie ahead.' },
  'no-evidence-is-sealed': {
    ja: '引き渡せる証拠がまだありません。先に証拠を保全してください。',
    en: 'There is no evidence to hand over yet. Seal it first.',
  },
  'evidence-is-not-sealed': {
    ja: 'この事案で保全されていない証拠が指定されています。先に「証拠を保全する」で証拠を保全し、そこから選んでください。',
    en: 'This names evidence that is not sealed in this incident. Seal the evidence first, then choose it.',
  },
  'parties-are-left-to-tell': {
    ja: 'この義務には通知先が複数あります。すべてに通知したときは「すべての通知先に通知した」を選んでください。一部だけのときは、種類を「続報」にして記録してください。',
    en: 'This duty is owed to several parties. Say that every one of them was told; if only some were, record it as a follow-up.',
  },
  'exemption-takes-a-named-role': {
    ja: '義務を免れさせる事実を「判明」として記録できるのは、個人情報保護管理者だけです。確かさを「推定」か「疑い」にして記録し、証拠とともに個人情報保護管理者に確定を依頼してください。',
    en: 'What takes a duty away is stated as confirmed by a privacy officer only. State it as probable or suspected, and ask a privacy officer to confirm it with the evidence.',
  },
  'file-is-not-uploaded': {
    ja: '預けたファイルが見つからないか、照合値が違います。もう一度ファイルを選んで預けてください。',
    en: 'No such file was handed over for this incident, or its digest is another. Choose the file and hand it over again.',
  },
  'file-was-erased': {
    ja: '預けたファイルは、同じ内容のファイルの消去とともに消去されています。証拠とするには、もう一度ファイルを選んで預けてください。',
    en: 'The file that was handed over was erased, together with a file of the same content. If it is evidence, choose it and hand it over again.',
  },
  'evidence-file-was-erased': {
    ja: 'この証拠のファイルは消去されました。証拠の記載とファイルの照合値だけが残っています。',
    en: 'The file of this evidence was erased. What was recorded of it and its digest stay.',
  },
  'evidence-file-is-damaged': {
    ja: '証拠のファイルが保管中に変わったか、見つかりません。システムを動かしている方に知らせてください。そのファイルを除いてパックを作ることもできます。そのときは表紙に書かれます。',
    en: 'A file of evidence changed while it was kept, or is missing. Tell whoever runs the system. You may build the pack without it; its cover then says so.',
  },
  'pack-is-not-built': {
    ja: '渡そうとしている証拠パックが見つからないか、作ったときと違います。もう一度パックを作ってください。',
    en: 'No such evidence pack was built for this incident, or it is another one. Build the pack again.',
  },
  'pack-was-erased': {
    ja: 'このパックを渡したあとに、事案の本文かファイルが消去されました。パックもリンクも、もう使えません。必要なら、もう一度パックを作ってください。',
    en: 'Texts or files of the incident were erased after this pack was given. Neither the pack nor its link works any more. If one is needed, build it again.',
  },
  'pack-was-not-given': { ja: 'その証拠パックを渡した記録がありません。', en: 'There is no record that this evidence pack was given.' },
  'receipt-is-confirmed-already': { ja: '受領はすでに記録されています。', en: 'The receipt is on record already.' },
  'received-before-it-was-given': {
    ja: '受け取った日時が、渡した日時より前になっています。',
    en: 'The time of receipt lies before the pack was given.',
  },
  'pack-has-no-open-link': {
    ja: '使えるリンクはありません。リンクを付けずに渡したか、期限が過ぎたか、すでに止めています。',
    en: 'There is no link that works: it was given without one, the link has expired, or it was ended already.',
  },
  'evidence-is-held-by-this-person': { ja: 'この証拠はすでにこの方が持っています。', en: 'This person holds the evidence already.' },
  'handed-over-before-it-was-held': {
    ja: '引き渡した日時が、前の方が受け取った日時より前になっています。',
    en: 'The handing over lies before the time at which its present holder got it.',
  },
  'ground-needs-evidence': {
    ja: 'この根拠で判断するには、保全した証拠を一つ以上選んでください。',
    en: 'This ground needs at least one piece of sealed evidence.',
    cites: ['ER 7', 'GL 3-5-3-1'],
  },
  'record-says-otherwise': {
    ja: '記録されている事実と食い違うため、この根拠では判断できません。事実が違っていたときは、先にその事実を改訂してください。',
    en: 'The facts on record say otherwise, so this ground does not hold. Where a fact proved wrong, revise it first.',
    cites: ['GL 3-5-1-2'],
  },
  'exception-is-not-on-record': {
    ja: '漏えい等が起きたと記録されているため、例外を根拠にするには、例外にあたる事実を先に記録してください。',
    en: 'The record says that a breach occurred. To rely on an exception, first record the facts that make it one.',
    cites: ['ER 7', 'GL 3-5-3-1'],
  },
  'records-contradict-each-other': {
    ja: '記録が食い違っているため、対象外にできません。事実を確かめ、どちらかを改訂してから判断してください。',
    en: 'The records contradict each other, so nothing can be ruled out. Check the facts and revise one of them first.',
    cites: ['GL 3-5-1-2'],
  },
  ...refusalsOfNotification,
  'a-second-person-must-approve': {
    ja: '作成・提案・判断・報告した方や、根拠となる事実を記録した方とは別の方の承認が必要です。別の担当者に依頼してください。',
    en: 'Somebody other than the person who drafted, proposed, decided or reported this, or stated the facts it rests on, must approve it. Ask somebody else.',
  },
  'second-look-needs-a-pause': {
    ja: '一人で承認するには、時間を置いてもう一度確かめる必要があります。しばらくしてから承認してください。',
    en: 'To approve alone you must look again after a pause. Try again later.',
  },
  'sole-decision-needs-a-reason': { ja: '単独決裁の理由を入力してください。', en: 'Give the reason for deciding alone.' },
  'notice-done-before-awareness': {
    ja: '通知した日時が、この事案の「知った日時」として記録されている日時より前です。通知した日時を確かめてください。',
    en: 'The notice lies before the time of awareness on record. Check when it was given.',
  },
  'due-day-has-passed': {
    ja: '期限の日が過ぎています。今日以降の日を入力するか、実施済みとして記録してください。',
    en: 'The due day has passed. Give a day from today on, or record the measure as done.',
  },
  'verification-before-adoption': {
    ja: '確認した日時が、再発防止策を決めた日時より前になっています。日時を確かめてください。',
    en: 'The verification lies before the adoption of the measure. Check the date and time.',
  },
  'planned-measure-needs-a-due-day': {
    ja: '今後行う措置には期限を入力してください。',
    en: 'A planned measure needs a due day.',
  },
  'planned-measure-is-not-carried-out': {
    ja: '今後実施と決めた再発防止策は、実施してから効果を確かめます。実施した日（今日まで）を入力してください。実施しないことになったときは、日を空けたまま結果を「効果なし」にしてください。',
    en: 'A planned measure is carried out before its effect is verified. Give the day on which that was (up to today). If it will not be carried out, leave the day empty and record it as ineffective.',
  },
  'carried-out-after-verification': {
    ja: '実施した日が、確認した日より後になっています。どちらかを直してください。',
    en: 'The measure is said to be carried out after it was verified. Correct one of the two.',
  },
  'measure-is-not-adopted': { ja: '該当する再発防止策が見つかりません。', en: 'No such prevention measure is on record.' },
  'measure-is-verified-already': { ja: 'この再発防止策はすでに確認済みです。', en: 'This prevention measure is verified already.' },
  'a-second-person-must-verify': {
    ja: '再発防止策の確認は、策を決めた方・策の担当者とは別の方が行ってください。',
    en: 'A prevention measure is verified by somebody other than the person who adopted it or is in charge of it.',
  },
  'decision-is-not-recorded': { ja: '該当する判断が見つかりません。', en: 'No such decision is on record.' },
  'decision-is-approved-already': { ja: 'この判断はすでに承認されています。', en: 'This decision is approved already.' },
  'decision-is-superseded': {
    ja: 'この判断は新しい判断に置き換えられています。新しい方を確かめてください。',
    en: 'This decision was superseded. Look at the newer one.',
  },
  'decision-was-replaced-otherwise': {
    ja: 'この判断が置き換えるはずの判断は、すでに別の判断に置き換えられています。変えるときは、今の判断を置き換える判断を記録してください。',
    en: 'What this decision was to take the place of was superseded by another meanwhile. To change that one, record one that takes its place.',
  },
  'decision-only-proposes-to-replace': {
    ja: '選んだ判断は、別の判断を置き換える案で、まだ承認されていません。案ではなく、その別の判断を置き換える判断として記録してください。',
    en: 'The decision you named only proposes to take the place of another, and is not approved. Record yours against that other one.',
  },
  'decision-is-to-be-reviewed': {
    ja: 'この判断の根拠が変わったか、見直しの日時が来ています。内容を確かめ、「判断を維持する」か、置き換える判断を記録してください。',
    en: 'What this decision rests on has changed, or its review is due. Look at it again: uphold it, or record one that takes its place.',
  },
  'decision-needs-no-review': {
    ja: 'この判断は見直す必要がありません。変えるときは、置き換える判断を記録してください。',
    en: 'This decision is not up for review. To change it, record one that takes its place.',
  },
  'decision-needs-a-review-ahead': {
    ja: '見直しの日時は今より後にしてください。',
    en: 'Set a review time that lies ahead.',
  },
  'decision-rests-on-what-is-not-recorded': {
    ja: 'まだ記録されていない事実や版は、判断の根拠にできません。記録されている事実の今の版を選んでください。',
    en: 'A decision cannot rest on a fact, or a version of one, that is not on record. Choose a fact on record, in its present version.',
  },
  'checkpoint-is-unknown': {
    ja: 'この大きさの検証点はログにありません。検証点の 2 行目の数と、別の組織の検証点でないことを確かめてください。どちらも合っていて、確かな所から届いた検証点なら、ログが古い状態に戻されたか、枝分かれしています。いまの記録を書き出し、外の検証器でその検証点と照らし合わせてください。',
    en: 'The log has no checkpoint of this size. Compare the number with the second line of the checkpoint, and see that it is not one of another organisation. If both are right, and you are sure where the checkpoint came from, the log was put back to an older state or has forked: export the record as it is now and compare it with that checkpoint in the verifier.',
  },
  'checkpoint-covers-nothing': {
    ja: 'この検証点の時点では、この記録にはまだ記載がありません。この検証点より前に記録されたはずの記載があるなら、差し替えられたおそれがあります。その頃の受付控えや書き出しと照らし合わせてください。',
    en: 'At this checkpoint the record had no entry yet. If you know of an entry that was recorded before it, the record may have been exchanged: compare it with receipts or exports of that time.',
  },
  'log-is-shorter': {
    ja: '今のログで署名されているところは、その検証点より短くなっています。古いバックアップから復元されたか、ログが作り替えられたおそれがあります。お手元の検証点は残したまま、運用の担当者に確かめてください。',
    en: 'What is signed of the present log is shorter than that checkpoint. It may have been restored from an older backup, or made anew. Keep the checkpoint you hold, and ask whoever runs the installation.',
  },
  'content-is-limited': {
    ja: 'この内容は限定されています。閲覧できる方に依頼してください。',
    en: 'This is limited to an audience you do not belong to. Ask somebody of it.',
  },
  'nothing-is-limited-here': {
    ja: '限定を広げられる判断やメモがありません。',
    en: 'Nothing here is limited to an audience that you could widen.',
  },
  'audience-has-them-already': {
    ja: '選んだ方は全員、すでに閲覧できます。',
    en: 'Everybody named belongs to its audience already.',
  },
  'person-reads-no-texts': {
    ja: 'この方の役割では本文を読めません（システム管理だけの方は選べません）。',
    en: 'In their roles this person reads no texts (an operator only). Choose somebody else.',
  },
  'tracks-are-not-done': {
    ja: 'まだ終わっていない対応があります。五つの対応がすべて終わると完了を提案できます。',
    en: 'Some tracks are not done. Closing can be proposed when all five are.',
    cites: ['GL 3-5-2'],
  },
  'anchor-is-not-recorded': {
    ja: 'この起算点は記録されていないか、すでに取り消されています。',
    en: 'This starting point is not on record, or was taken back already.',
  },
  'closing-is-not-proposed': { ja: '先に完了を提案してください。', en: 'Closing must be proposed first.' },
  'closing-was-proposed-anew': {
    ja: '今出ている完了の提案は、確かめた提案とは別のものです。今の提案の振り返りを確かめて、もう一度決めてください。',
    en: 'The proposal to close that stands now is not the one you read. Read its review, then decide again.',
  },
  'closing-is-proposed-already': { ja: '完了はすでに提案されています。', en: 'Closing is proposed already.' },
  'track-is-held-by-this-person': { ja: 'この方がすでに担当しています。', en: 'This person holds the track already.' },
  'track-is-held-by-somebody': {
    ja: 'ほかの方がすでに担当しています。担当を替えるときは「担当を引き継ぐ」を使ってください。',
    en: 'Somebody holds this track already. To give it to somebody else, hand it over.',
  },
  'track-was-handed-over-meanwhile': {
    ja: '入力中に担当が引き継がれました。今の担当者を確かめて、もう一度記録してください。',
    en: 'This track was handed over while you were writing. Look at who holds it now, then record yours again.',
  },
  'track-is-not-assigned': {
    ja: '担当者がまだ決まっていません。先に担当者を決めてください。',
    en: 'Nobody holds this track yet. Assign it first.',
  },
  'reminder-did-not-fall-due': { ja: '該当する知らせが見つかりません。', en: 'No such reminder has fallen due.' },
  'reminder-is-acknowledged-already': { ja: 'この知らせはすでに確認されています。', en: 'This reminder is acknowledged already.' },
  'cause-needs-what-was-examined': {
    ja: '特定できなかったときは、何をどう調べたかを「詳しい内容」に書いてください。',
    en: 'Where the cause could not be established, say what was examined and how.',
  },
  'reminder-went-to-others': {
    ja: 'この知らせは別の方に送られたものです。確認できるのは、知らせを受け取った方（報告・通知の担当者など）と、個人情報保護管理者・経営者（承認）です。',
    en: 'This reminder was sent to somebody else. Whoever it was sent to (such as the holder of notification), a privacy officer or an executive approver acknowledges it.',
  },
  'organisation-profile-is-the-same': {
    ja: 'この事案の組織の情報は、いまの設定と同じです。先に「設定」で組織の情報を直してください。',
    en: 'This incident is judged by the present settings already. Correct the organisation’s settings first.',
  },
  'no-duty-is-open': {
    ja: '続いている義務がありません。これから生じる義務は、はじめから新しい版の規則で判定されます。',
    en: 'No duty is open. What arises from now on is judged by the newest rules anyway.',
  },
  'incident-is-no-drill': { ja: '訓練でない事案の時刻は進められません。', en: 'Only the clock of a drill can be moved.' },
  'drill-clock-runs-forward-only': { ja: '訓練の時刻は先へしか進められません。', en: 'The clock of a drill runs forward only.' },
  'legal-hold-forbids-erasing': {
    ja: '消去が差し止められています。本文を消去するには、先に差し止めを解いてください。',
    en: 'A legal hold stands. Lift it before any text is erased.',
  },
  'legal-hold-is-placed-already': { ja: '消去はすでに差し止められています。', en: 'A legal hold stands already.' },
  'legal-hold-was-placed-anew': {
    ja: '今の差し止めは、確かめた差し止めとは別のものです。今の差し止めの根拠を確かめて、もう一度決めてください。',
    en: 'The legal hold that stands now is not the one you looked at. Look at its ground, then decide again.',
  },
  'legal-hold-is-not-placed': { ja: '消去は差し止められていません。', en: 'No legal hold stands.' },
  'erasure-is-not-proposed': {
    ja: '該当する消去の提案がありません。すでに消去されたか、取り下げられたのかもしれません。',
    en: 'No such erasure is proposed. It may have been carried out or withdrawn.',
  },
  'erased-by-another-proposal': {
    ja: 'この提案が挙げたものは、別の提案ですべて消去されました。この提案は取り下げてください。',
    en: 'All that this proposal names was erased by another one meanwhile. Withdraw this one.',
  },
  'erased-already': {
    ja: '挙げたものは、すべてすでに消去されています。',
    en: 'All that is named here was erased already.',
  },
  'no-file-of-evidence-to-erase': {
    ja: 'ここに保管しているファイルがないか、すでに消去しました。',
    en: 'No file of this evidence is kept here, or it was erased already.',
  },
  'text-is-unknown': { ja: '該当する本文が、この事案にありません。', en: 'This incident has no such text.' },
  'whole-vault-only-when-closed': {
    ja: '事案のすべての本文を消去できるのは、完了した事案だけです。',
    en: 'All texts of an incident can be erased only once it is closed.',
  },
  'vault-was-erased': {
    ja: 'この事案の本文はすべて消去されています。記録の確認はできますが、文章やファイルを新しく加えることはできません。',
    en: 'All texts of this incident were erased. Its record can be checked, and no text or file can be added any more.',
  },
  'command-is-malformed': { ja: '受け取った内容の形が正しくありません。', en: 'The command does not have the form it should have.' },
  ...refusalsOfOrganisation,
} as const satisfies Record<string, Rule>;

export const RefusalCode = z.enum(Object.keys(refusals) as [keyof typeof refusals, ...(keyof typeof refusals)[]]);
export type RefusalCode = keyof typeof refusals;

/** The rules say no. A value, never thrown where it is decided; several are returned together. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Plain parameters that a screen may show: names of duties, tracks, facts, versions; never personal data. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** The provisions a refusal rests on: those of the duty it is about (`cites` of its detail, `; ` between), or its own; none where the rule is Shodo's. */
export const citesOf = ({ code, detail }: Refusal): readonly string[] =>
  typeof detail?.cites === 'string' ? detail.cites.split('; ') : ((refusals[code] as Rule).cites ?? []);
