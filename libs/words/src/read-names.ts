import type { ReadName } from '@shodo/contracts';
import type { Language } from './moments.js';

/** What a read is called where somebody was refused it; on the screens it has no button. */
export const readNames: Readonly<Record<ReadName, Readonly<Record<Language, string>>>> = {
  listIncidents: { ja: '事案の一覧を見る', en: 'List incidents' },
  readIncident: { ja: '事案を見る', en: 'Look at an incident' },
  readTexts: { ja: '事案の本文を見る', en: 'Open the texts of an incident' },
  readTimeline: { ja: '事案の記録を見る', en: 'Look at the timeline of an incident' },
  readEngineHistory: { ja: 'エンジンの履歴を見る', en: 'Look at the engine’s side of an incident' },
  listFiles: { ja: '預けたファイルの一覧を見る', en: 'List the kept files' },
  previewEvidencePack: { ja: '証拠パックに含めないものを見る', en: 'Look at what an evidence pack would leave out' },
  listOutbox: { ja: '送信箱を見る', en: 'Look at the outbox' },
  listPeople: { ja: '体制を見る', en: 'List people' },
  readOrganisation: { ja: '組織の設定を見る', en: 'Look at the settings' },
  readOrganisationRecord: { ja: '組織の記録を見る', en: 'Look at the record of the organisation' },
  readLog: { ja: '外部への控えの状態を見る', en: 'Look at how far the record is copied outside' },
  readLogGrowth: { ja: '検証点のつながりの証明を見る', en: 'Get the proof that the log has grown' },
  readEntryProof: { ja: '事案の記録の証明を見る', en: 'Get the proof of an entry of an incident' },
  readRecordProof: { ja: '組織の記録の証明を見る', en: 'Get the proof of an entry of the organisation' },
  listTokens: { ja: 'API トークンの一覧を見る', en: 'List API tokens' },
  listCalendarLinks: { ja: 'カレンダー用リンクの一覧を見る', en: 'List calendar links' },
  readMe: { ja: '自分のアカウントを見る', en: 'Look at one’s own account' },
};
