import { area } from '../area.js';

/** What the window and its tab are called, page by page: no names of people, nothing typed. */
export const pages = area(
  {
    titled: '{{page}}・初動',
    product: '初動',
    setup: '組織を作る',
    join: '参加する',
    signIn: 'サインイン',
    incidents: '事案の一覧',
    report: '報告する',
    incident: '事案',
    incidentOf: '受付番号 {{reference}}',
    assess: '期限計算',
    outbox: '送信箱',
    people: '体制',
    tokens: 'API トークン',
    settings: '設定',
    record: '組織の記録',
  },
  {
    titled: '{{page}} · Shodo',
    product: 'Shodo',
    setup: 'Set up',
    join: 'Join',
    signIn: 'Sign in',
    incidents: 'Incidents',
    report: 'Report',
    incident: 'Incident',
    incidentOf: 'Incident {{reference}}',
    assess: 'Due dates',
    outbox: 'Outbox',
    people: 'People',
    tokens: 'API tokens',
    settings: 'Settings',
    record: 'Organisation record',
  },
);
