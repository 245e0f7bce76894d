import {
  commands,
  type EventOf,
  type FoundToDiffer,
  inquiries,
  organisationCommands,
  packRequests,
  type RecordDifference,
  refusals,
  streams,
  uploads,
} from '@shodo/contracts';
import type { Language } from './moments.js';
import { punctuation } from './punctuation.js';
import { readNames } from './read-names.js';
import type { OrganisationSentences } from './sentences.js';
import type { Speaker } from './speaker.js';

const ownNames: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  ...Object.fromEntries(Object.values(commands).map(({ name, names }) => [name, names])),
  ...organisationCommands,
  ...streams,
  ...inquiries,
  ...uploads,
  ...packRequests,
  ...readNames,
};
const sentences: Readonly<Record<string, Readonly<Record<Language, string>>>> = refusals;

/** The watchdog also rings for an incident that was not assessed, and for the review of a decision: neither belongs to a pack. */
const notAssessed: Readonly<Record<Language, string>> = { ja: '義務の判定', en: 'assessment of duties' };
const decision: Readonly<Record<Language, string>> = { ja: '判断の見直し', en: 'review of a decision' };
function unwritten(duty: string, say: Speaker): string {
  if (duty === 'decision') return decision[say.language];
  return duty === 'assessment' ? notAssessed[say.language] : say.duty(duty);
}

/** What was asked for, as its button says it. */
const askedFor = (name: string, language: Language) => ownNames[name]?.[language] ?? name;
const reasons = (codes: readonly string[], language: Language) =>
  punctuation(language).inARow(...codes.map((code) => sentences[code]?.[language] ?? code));

/** How a kept file was found when it was looked at. */
const filesFound = {
  ja: {
    intact: '保管した証拠のファイルを確かめました。預けたときのままです。',
    changed: '保管した証拠のファイルが、預けたときと変わっています。',
    missing: '保管した証拠のファイルが見つかりません。',
  },
  en: {
    intact: 'A kept file of evidence was looked at and is what it was.',
    changed: 'A kept file of evidence is not what it was when it was handed over.',
    missing: 'A kept file of evidence cannot be found.',
  },
} as const;

/** Against what the record of an incident differs. */
const differsFrom: Readonly<Record<Language, Readonly<Record<RecordDifference, string>>>> = {
  ja: {
    changed: '内容が、記録された時のものと違う',
    inserted: '記録されていない記載が差し込まれている',
    deleted: '記載が抜けている',
    reordered: '順序が入れ替わっている',
    truncated: '末尾が失われている',
    rewritten: '書き直されている',
    backdated: '記録時刻が、一つ前の記載より前になっている',
    'wrong-stream': '別の記録の記載が混ざっている',
    'unknown-version': '知らない形式の記載がある',
    'entry-is-unreadable': '記載を読み取れない',
    'entry-is-gone': '一度は記録された記載がない',
    'leaf-differs': 'ログに載った時のものと違う',
    'run-is-missing': '記載が名指す実行が、エンジンにない',
    'answered-without-entry': 'エンジンは受付を返しているが、その記載がない',
    'history-differs': 'エンジンの履歴にあるものと違う',
    'history-does-not-open': 'ここまでのエンジンの履歴が開けない',
  },
  en: {
    changed: 'not what was recorded',
    inserted: 'put in without having been recorded',
    deleted: 'missing',
    reordered: 'in another order',
    truncated: 'the end is missing',
    rewritten: 'rewritten',
    backdated: 'recorded before the entry before it',
    'wrong-stream': 'of another record',
    'unknown-version': 'of a form that is not known',
    'entry-is-unreadable': 'cannot be read',
    'entry-is-gone': 'once recorded, and gone',
    'leaf-differs': 'not what the log was told of it',
    'run-is-missing': 'the engine has no run that it names',
    'answered-without-entry': 'the engine gave a receipt for it, and it is not in the record',
    'history-differs': 'not what the engine was told of it',
    'history-does-not-open': 'the history that the engine keeps up to here does not open',
  },
};

const mostSaid = 5;
/** The first of them, by the numbers of entries. */
export const differencesSaid = {
  ja: (differences: readonly FoundToDiffer[]) =>
    differences
      .slice(0, mostSaid)
      .map(({ code, seq }) => `記載 ${seq}（${differsFrom.ja[code]}）`)
      .join('、'),
  en: (differences: readonly FoundToDiffer[]) =>
    differences
      .slice(0, mostSaid)
      .map(({ code, seq }) => `entry ${seq} (${differsFrom.en[code]})`)
      .join(', '),
} as const;

const pausedBy = {
  ja: {
    'account-and-address': '同じ場所から、この方のアドレスで失敗が続きました。',
    account: 'あちこちから、この方のアドレスで失敗が続きました。以前サインインしたブラウザーからは、引き続きサインインできます。',
    address: '同じ場所から、いろいろなアドレスで失敗が続きました。以前サインインしたブラウザーからは、引き続きサインインできます。',
  },
  en: {
    'account-and-address': 'From one place, failures with this address went on.',
    account: 'From many places, failures with this address went on. Browsers in which the person has signed in before are not held up.',
    address: 'From one place, failures with many addresses went on. Browsers in which a person has signed in before are not held up.',
  },
} as const;

/** Why texts that a backup brought back do not open, though the chain of their incident orders no erasure. */
const erasedAgainSaid = {
  ja: (again: EventOf<'BackupRestored'>['data']['erasedAgain']) => {
    if (!again) return 'バックアップより後の消去を何件やり直したかは、記録にありません。';
    if (again.length === 0) return 'バックアップより後の消去で、やり直したものはありません。';
    return `バックアップより後の消去を ${erasuresOf(again)} 件（事案 ${again.length} 件）やり直しました。その本文は、事案の記録に消去とないものも開けません。`;
  },
  en: (again: EventOf<'BackupRestored'>['data']['erasedAgain']) => {
    if (!again) return 'How many erasures of after the backup were carried out again is not on record.';
    if (again.length === 0) return 'No erasure of after the backup had to be carried out again.';
    return `Erasures of after the backup carried out again: ${erasuresOf(again)}, in incidents: ${again.length}. Their texts do not open, though the record of the incident tells of no erasure.`;
  },
} as const;
const erasuresOf = (again: readonly { readonly erasures: number }[]) => again.reduce((sum, { erasures }) => sum + erasures, 0);

export const organisationSentencesJa: OrganisationSentences = {
  OrganisationFounded: () => '組織を作りました。',
  SettingsChanged: ({ profile, practice, nameBefore, name }, say) =>
    `設定を変えました：${name ? `組織の名前は「${say.text(name)}」${nameBefore ? `（変更前は「${say.text(nameBefore)}」）` : ''}、` : ''}承認の進め方は${say.word('size', practice.size)}、一人で承認するときは${practice.secondLookMinutes}分空ける、知らせの確認を待つのは${practice.acknowledgeWithinMinutes}分、国・地域は${say.words('jurisdiction', profile.jurisdictions)}。`,
  PersonAdded: ({ person, roles }, say) => `${say.person(person)}さんを加えました（${say.words('role', roles)}）。`,
  PersonCorrected: ({ person, nameBefore, name, emailBefore, email }, say) =>
    !name && !email
      ? `${say.person(person)}さんの名前・メールアドレスを直しました（何をどう直したかは記録されていません）。`
      : `${say.person(person)}さんの登録を直しました。${name ? `名前：「${say.text(nameBefore)}」→「${say.text(name)}」。` : ''}${email ? `メールアドレス：「${say.text(emailBefore)}」→「${say.text(email)}」。` : ''}`,
  RolesChanged: ({ person, before, roles }, say) =>
    `${say.person(person)}さんの役割を変えました：${say.words('role', before)}→${say.words('role', roles)}。`,
  PersonJoined: ({ person }, say) => `${say.person(person)}さんが参加しました。`,
  JoinLinkRenewed: ({ person }, say) => `${say.person(person)}さんの参加用リンクを作り直しました。前のリンクは使えません。`,
  PasswordChanged: ({ person }, say) => `${say.person(person)}さんがパスワードを変えました。`,
  PersonRemoved: ({ person }, say) => `${say.person(person)}さんを外しました。`,
  TokenIssued: ({ roles }, say) => `API トークンを発行しました（${say.words('role', roles)}）。`,
  TokenRevoked: () => 'API トークンを失効させました。',
  CalendarLinkIssued: ({ person }, say) => `${say.person(person)}さんのカレンダー用リンクを作りました。`,
  CalendarLinkRevoked: () => 'カレンダー用リンクを失効させました。',
  MailPutInOutboxAgain: ({ to, attempts }, say) =>
    `${say.person(to)}さん宛ての、${attempts} 回送っても届かなかったメールを、もう一度送信箱に入れました。`,
  SignedIn: ({ person }, say) => `${say.person(person)}さんがサインインしました。`,
  SignInFailed: ({ person }, say) =>
    person ? `${say.person(person)}さんのサインインに失敗しました。` : '登録のないアドレスでのサインインに失敗しました。',
  SignInsPaused: ({ person, scope, until }, say) =>
    `${person && scope !== 'address' ? `${say.person(person)}さんの` : ''}サインインを${say.moment(until)}まで止めました。${pausedBy.ja[scope]}`,
  SignedOut: ({ person }, say) => `${say.person(person)}さんがサインアウトしました。`,
  SignedOutEverywhere: ({ person }, say) => `${say.person(person)}さんが、すべての端末でサインアウトしました。`,
  AttemptRefused: ({ command, codes }, { language }) => `操作が断られました：${askedFor(command, language)}。${reasons(codes, language)}`,
  SealedTextsRead: () => '事案の本文を開きました。',
  LimitedTextsRead: ({ items }) => `閲覧が限定された内容を開きました（${items.length} 件）。`,
  EvidenceFileRead: () => '証拠のファイルを保存しました。',
  EvidenceFileChecked: ({ found }) => filesFound.ja[found],
  RecordExported: ({ entries }) => `記録を書き出しました（${entries} 件）。`,
  EvidencePackBegun: ({ profile, seq }, say) =>
    `証拠パックの作成を始めました（${say.word('packProfile', profile)}向け、記録 ${seq} まで）。`,
  EvidencePackSaved: ({ profile, manifest, volume }, say) =>
    `証拠パックが保存されました（${say.word('packProfile', profile)}向け、${volume === undefined ? '' : `第 ${volume} 巻、`}目録の照合値 ${manifest.slice(0, 8)}…）。`,
  GivenPackSaved: ({ manifest, volume }) =>
    `渡した証拠パックがリンクから保存されました（${volume === undefined ? '' : `第 ${volume} 巻、`}目録の照合値 ${manifest.slice(0, 8)}…）。`,
  EngineHistoryRead: () => '事案についてエンジンが残している履歴が開かれました。',
  EngineHistoryArchived: ({ events }) => `終わった実行の履歴を、照合値とともに保管しました（出来事 ${events} 件）。`,
  RecordFoundToDiffer: ({ found, differences }) =>
    `事案の記録に食い違いが見つかりました（${found} 件）：${differencesSaid.ja(differences)}。担当者に知らせました。`,
  BackupRestored: ({ takenAt, entriesMissing, streamsDiffer, erasedAgain }, say) =>
    `${say.moment(takenAt)}のバックアップから復元しました。${entriesMissing > 0 ? `その後の記録が少なくとも ${entriesMissing} 件失われています。` : '失われた記録は見つかっていません。'}${streamsDiffer > 0 ? `控えと食い違う記録の列が ${streamsDiffer} 本あります。` : ''}${erasedAgainSaid.ja(erasedAgain)}`,
  WatchdogAlarmRaised: ({ duty, dueAt }, say) =>
    `期限の監視で、記録のない日時が見つかりました：${unwritten(duty, say)}（${say.moment(dueAt)}）。担当者に知らせました。`,
};

export const organisationSentencesEn: OrganisationSentences = {
  OrganisationFounded: () => 'The organisation was founded.',
  SettingsChanged: ({ profile, practice, nameBefore, name }, say) =>
    `The settings were changed: ${name ? `name “${say.text(name)}”${nameBefore ? ` (until then “${say.text(nameBefore)}”)` : ''}, ` : ''}approvals as a ${say.word('size', practice.size)} organisation, ${practice.secondLookMinutes} min before approving alone, ${practice.acknowledgeWithinMinutes} min to acknowledge, jurisdictions ${say.words('jurisdiction', profile.jurisdictions)}.`,
  PersonAdded: ({ person, roles }, say) => `${say.person(person)} was added (${say.words('role', roles)}).`,
  PersonCorrected: ({ person, nameBefore, name, emailBefore, email }, say) =>
    !name && !email
      ? `The name or e-mail address of ${say.person(person)} was corrected (what was changed is not on record).`
      : `The entry of ${say.person(person)} was corrected.${name ? ` Name: “${say.text(nameBefore)}” → “${say.text(name)}”.` : ''}${email ? ` E-mail address: “${say.text(emailBefore)}” → “${say.text(email)}”.` : ''}`,
  RolesChanged: ({ person, before, roles }, say) =>
    `The roles of ${say.person(person)} were changed: ${say.words('role', before)} → ${say.words('role', roles)}.`,
  PersonJoined: ({ person }, say) => `${say.person(person)} joined.`,
  JoinLinkRenewed: ({ person }, say) => `A new link to join was made for ${say.person(person)}; the earlier one no longer works.`,
  PasswordChanged: ({ person }, say) => `${say.person(person)} changed their password.`,
  PersonRemoved: ({ person }, say) => `${say.person(person)} was removed.`,
  TokenIssued: ({ roles }, say) => `An API token was issued (${say.words('role', roles)}).`,
  TokenRevoked: () => 'An API token was revoked.',
  CalendarLinkIssued: ({ person }, say) => `A calendar link was made for ${say.person(person)}.`,
  CalendarLinkRevoked: () => 'A calendar link was revoked.',
  MailPutInOutboxAgain: ({ to, attempts }, say) =>
    `The mail to ${say.person(to)} that could not be delivered (attempts: ${attempts}) was put into the outbox again.`,
  SignedIn: ({ person }, say) => `${say.person(person)} signed in.`,
  SignInFailed: ({ person }, say) => (person ? `A sign-in as ${say.person(person)} failed.` : 'A sign-in with an unknown address failed.'),
  SignInsPaused: ({ person, scope, until }, say) =>
    `Sign-in${person && scope !== 'address' ? ` as ${say.person(person)}` : ''} is paused until ${say.moment(until)}. ${pausedBy.en[scope]}`,
  SignedOut: ({ person }, say) => `${say.person(person)} signed out.`,
  SignedOutEverywhere: ({ person }, say) => `${say.person(person)} signed out everywhere.`,
  AttemptRefused: ({ command, codes }, { language }) =>
    `An attempt was refused: ${askedFor(command, language)}. ${reasons(codes, language)}`,
  SealedTextsRead: () => 'The texts of an incident were opened.',
  LimitedTextsRead: ({ items }) => `Texts limited to an audience were opened (${items.length}).`,
  EvidenceFileRead: () => 'The file behind a piece of evidence was saved.',
  EvidenceFileChecked: ({ found }) => filesFound.en[found],
  RecordExported: ({ entries }) => `A record was exported (${entries} entries).`,
  EvidencePackBegun: ({ profile, seq }, say) =>
    `Building an evidence pack began (${say.word('packProfile', profile)}, up to entry ${seq}).`,
  EvidencePackSaved: ({ profile, manifest, volume }, say) =>
    `An evidence pack was saved (${say.word('packProfile', profile)}, ${volume === undefined ? '' : `volume ${volume}, `}manifest ${manifest.slice(0, 8)}…).`,
  GivenPackSaved: ({ manifest, volume }) =>
    `An evidence pack that was given was saved by its link (${volume === undefined ? '' : `volume ${volume}, `}manifest ${manifest.slice(0, 8)}…).`,
  EngineHistoryRead: () => 'What the engine keeps of an incident was opened.',
  EngineHistoryArchived: ({ events }) => `The history of a run that ended was kept with its digest (${events} events).`,
  RecordFoundToDiffer: ({ found, differences }) =>
    `The record of an incident was found to differ (${found}): ${differencesSaid.en(differences)}. The people responsible were told.`,
  BackupRestored: ({ takenAt, entriesMissing, streamsDiffer, erasedAgain }, say) =>
    `Restored from the backup of ${say.moment(takenAt)}. ${entriesMissing > 0 ? `At least ${entriesMissing} later entries are lost.` : 'No later entry is known to be lost.'}${streamsDiffer > 0 ? ` ${streamsDiffer} streams differ from what is known of them.` : ''} ${erasedAgainSaid.en(erasedAgain)}`,
  WatchdogAlarmRaised: ({ duty, dueAt }, say) =>
    `The watchdog found a due time without its entry: ${unwritten(duty, say)} (${say.moment(dueAt)}). The people responsible were told.`,
};
