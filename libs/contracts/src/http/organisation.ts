import { z } from 'zod';
import { OrganisationPractice, OrganisationProfile } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';

/** Commands of an organisation: written by the API in one transaction, no update behind them. Names and addresses go to the sign-in library. */
const roles = z.array(Role).min(1).max(6);

export const organisationCommands = {
  AddPerson: { method: 'POST', path: '/v1/people', ja: '人を加える', en: 'Add a person', body: z.strictObject({ name: z.string().trim().min(1).max(100), email: z.email().max(254), roles }).meta({ id: 'AddPerson' }) },
  ChangeRoles: { method: 'POST', path: '/v1/people/:personId/change-roles', ja: '役割を変える', en: 'Change roles', body: z.strictObject({ roles }).meta({ id: 'ChangeRoles' }) },
  RemovePerson: { method: 'POST', path: '/v1/people/:personId/remove', ja: '人を外す', en: 'Remove a person', body: z.strictObject({}).meta({ id: 'RemovePerson' }) },
  ChangeSettings: { method: 'POST', path: '/v1/organisation/change-settings', ja: '設定を変える', en: 'Change settings', body: z.strictObject({ name: z.string().trim().min(1).max(200), profile: OrganisationProfile, practice: OrganisationPractice }).meta({ id: 'ChangeSettings' }) },
  IssueToken: { method: 'POST', path: '/v1/tokens', ja: 'API トークンを発行する', en: 'Issue an API token', body: z.strictObject({ name: z.string().trim().min(1).max(60), roles, expiresInDays: z.int().min(1).max(366).optional() }).meta({ id: 'IssueToken' }) },
  RevokeToken: { method: 'POST', path: '/v1/tokens/:tokenId/revoke', ja: 'API トークンを失効させる', en: 'Revoke an API token', body: z.strictObject({}).meta({ id: 'RevokeToken' }) },
} as const;
export type OrganisationCommandName = keyof typeof organisationCommands;
