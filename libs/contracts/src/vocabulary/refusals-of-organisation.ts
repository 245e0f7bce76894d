export interface Rule {
  readonly ja: string;
  readonly en: string;
  /** Provisions it rests on, where it rests on law or guideline and not on how Shodo works: `GL 3-5-3-4`. */
  readonly cites?: readonly string[];
}

/** How the rules of an organisation say no: its people, their roles, links, tokens and mails. */
export const refusalsOfOrganisation = {
  'not-authorised': { ja: 'この操作を行う権限がありません。', en: 'You may not do this.' },
  'person-is-unknown': { ja: '該当する人が見つかりません。', en: 'No such person.' },
  'person-has-no-part': {
    ja: 'この方の役割では事案に対応できません（監査・システム管理だけの方には任せられません）。別の方を選ぶか、先に役割を加えてください。',
    en: 'In their roles this person takes no part in incidents (an auditor or operator only). Choose somebody else, or add a role first.',
  },
  'person-is-a-member-already': {
    ja: 'このメールアドレスの方はすでに登録されています。',
    en: 'A person with this e-mail address is registered already.',
  },
  'nothing-was-corrected': {
    ja: '名前もメールアドレスも、登録されているものと同じです。直すところがありません。',
    en: 'Name and e-mail address are those on file already. There is nothing to correct.',
  },
  'settings-were-changed-meanwhile': {
    ja: '入力中に設定が変更されました。ページを再読み込みして今の設定を確かめてから、もう一度変更してください。',
    en: 'The settings were changed while you were writing. Reload the page and look at what stands there now, then make your change again.',
  },
  'roles-were-changed-meanwhile': {
    ja: '入力中にこの方の役割が変更されました。入力画面を開き直して今の役割を確かめてから、もう一度変更してください。',
    en: 'The roles of this person were changed while you were writing. Open the form again and look at what stands there now, then make your change again.',
  },
  'person-was-corrected-meanwhile': {
    ja: '入力中にこの方の名前またはメールアドレスが直されました。今の名前とメールアドレスを確かめてから、もう一度直してください。',
    en: 'The name or e-mail address of this person was corrected while you were writing. Look at what stands there now, then make your correction again.',
  },
  'last-owner-must-remain': {
    ja: 'サインインできる個人情報保護管理者が一人もいなくなるため、変更できません。先に別の方にこの役割を加えてください。',
    en: 'No privacy officer who is able to sign in would be left. Give the role to somebody else first.',
  },
  'a-second-person-must-add-roles': {
    ja: 'ご自身に役割を加えることはできません。役割を管理できる別の方に依頼してください。',
    en: 'Nobody gives a role to themselves. Ask somebody else who administers roles.',
  },
  'deciding-roles-need-a-privacy-officer': {
    ja: '個人情報保護管理者・経営者・監査の役割と、その役割を持つ方の管理は、個人情報保護管理者だけが行えます。',
    en: 'The roles of privacy officer, executive approver and auditor, and the people who hold them, are administered by a privacy officer only.',
  },
  'link-opens-a-role-you-do-not-hold': {
    ja: 'この方には、あなたにない承認や監査の役割があるか、以前ありました。リンクを作ると、この方として操作できてしまうため、作れません。システムを動かしている方に復旧用リンクを依頼してください。',
    en: 'This person approves or audits in a role you do not hold, or once did. With a new link you could act as them, so it cannot be made here. Ask whoever runs the system for a recovery link.',
  },
  'roles-exceed-your-own': {
    ja: 'トークンには、ご自身が持つ役割だけを付けられます。',
    en: 'A token can hold only roles that you hold yourself.',
  },
  'organisation-is-founded-already': { ja: 'この組織はすでに作られています。', en: 'This organisation has been founded already.' },
  'calendar-link-is-unknown': {
    ja: '該当するカレンダー用リンクが見つかりません。すでに失効しているかもしれません。',
    en: 'No such calendar link. It may have been revoked already.',
  },
  'too-many-calendar-links': {
    ja: 'カレンダー用リンクは一人5個までです。使っていないものを失効させてください。',
    en: 'A person can have 5 calendar links. Revoke one that is no longer used.',
  },
  'mail-is-sent-already': {
    ja: 'このメールはすでに送信されています。もう一度送る必要はありません。',
    en: 'This mail has been sent already; there is nothing to send again.',
  },
  'mail-is-sent-by-itself': {
    ja: 'このメールは送信待ちか送信中です。自動で送られるため、操作は不要です。',
    en: 'This mail is waiting or being sent. It goes out by itself; nothing needs to be done.',
  },
  'mail-was-withdrawn': {
    ja: 'このメールは、送る前に対応が済んだか、内容が今の状況に合わなくなったため取りやめました。送る必要はありません。',
    en: 'What this mail was about was settled, or no longer held, before it could be sent. It was withdrawn; nothing needs to be sent.',
  },
  'mail-recipient-was-removed': {
    ja: '宛先の方は体制から外れているため、送れません。今の担当者に直接知らせてください。',
    en: 'The recipient is no longer among the people of the organisation, so nothing can be sent. Tell whoever is in charge now yourself.',
  },
  'token-is-unknown': { ja: '該当するトークンが見つかりません。', en: 'No such token.' },
} as const satisfies Record<string, Rule>;
