import type { Role } from '@shodo/contracts';
import { type Asking, authority } from './authority.js';
import { mayDo } from './may-do.js';
import { decidingRoles } from './organisation/separation.js';

/** Columns of every table of authority, from the desk to the machine room. */
export const roleColumns = [
  'clerk',
  'responder',
  'privacyOfficer',
  'executiveApprover',
  'auditor',
  'operator',
] as const satisfies readonly Role[];

const names = Object.keys(authority) as Asking[];

/** The table as plain text, a line for each thing that can be asked: what the golden file holds. */
export function matrixText(): string {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const line = (title: string, cells: readonly string[]) =>
    `${title.padEnd(width)}${cells.map((cell, at) => cell.padEnd((roleColumns[at]?.length ?? 0) + 2)).join('')}`.trimEnd();
  const rows = names.map((name) =>
    line(
      name,
      roleColumns.map((role) => (mayDo([role], name) ? 'yes' : '-')),
    ),
  );
  return `${[line('', roleColumns), ...rows].join('\n')}\n`;
}

const roleTitles: Record<Role, string> = {
  clerk: '受付 clerk',
  responder: '対応担当 responder',
  privacyOfficer: '個人情報保護管理者 privacyOfficer',
  executiveApprover: '経営者 executiveApprover',
  auditor: '監査 auditor',
  operator: 'システム管理 operator',
};

const list = (roles: readonly Role[]) => roles.map((role) => `\`${role}\``).join(', ');

/**
 * The page `docs/who-may-do-what.md`.
 * @param titleOf what a command is called on screen, when it has a name there
 */
export function authorityPage(titleOf: (name: Asking) => string | undefined = () => undefined): string {
  const row = (name: Asking) => {
    const title = titleOf(name);
    const cells = roleColumns.map((role) => (mayDo([role], name) ? '●' : ''));
    return `| \`${name}\`${title ? ` ${title}` : ''} | ${cells.join(' | ')} |`;
  };
  return [
    '# Who may do what',
    '',
    'Generated from `libs/access/src/authority.ts`; do not edit by hand.',
    '',
    'A role may *ask*; whether it may happen now (a second person, a pause, an open track) is decided by the incident itself.',
    'What takes a duty away is stated as confirmed by a privacy officer only, whoever else records facts.',
    'One person may hold several roles. An API token holds some of the roles of the person who issued it, and never more than that person holds now.',
    '',
    'Nobody gives power to themselves, and nobody takes another account over:',
    '',
    '- Nobody adds a role to themselves; giving one up is possible.',
    `- ${list(decidingRoles)} are deciding roles. Only a privacy officer gives them, takes them away, or does anything to people who hold them.`,
    '- A new link to join, for somebody who has joined, is made only by those who hold every deciding role that person ever held. For everybody else there is `npm run recovery-link`, by whoever runs the machine.',
    '- A token issued by way of a token holds no more than that one.',
    '- At least one privacy officer who is able to sign in always remains.',
    '',
    `| | ${roleColumns.map((role) => roleTitles[role]).join(' | ')} |`,
    `|---|${roleColumns.map(() => ':-:').join('|')}|`,
    ...names.map(row),
    '',
  ].join('\n');
}
