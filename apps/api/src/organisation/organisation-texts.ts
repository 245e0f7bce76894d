import type { IncidentId, NamedSince, NameOnRecord, OrganisationState, SealedText, TenantId } from '@shodo/contracts';
import { OtherTextUnderSameCommand, sealTexts, type Vault } from '@shodo/vault';
import { ProblemAnswer } from '../problems/problem-answer.js';
import { openEveryText } from '../reads/sealed-texts.js';

/** What belongs to no incident is sealed under a key of the organisation, which the vault keeps by its id as it keeps those of incidents. */
const ofOrganisation = (tenant: TenantId) => ({ tenant, incident: tenant as string as IncidentId });

export const sameKeyOtherBody = () => new ProblemAnswer(422, 'same-key-other-body');

interface ToSeal<Field extends string> {
  readonly tenant: TenantId;
  /** Of the command, or the append, that writes the entry: a text that no entry of this id names is swept. */
  readonly commandId: string;
  readonly texts: Readonly<Record<Field, string>>;
}

/** Seals names and addresses for the organisation's own stream. @throws {ProblemAnswer} 422 when the command brought other ones before */
export async function sealedOfOrganisation<Field extends string>(
  vault: Vault,
  { tenant, commandId, texts }: ToSeal<Field>,
): Promise<Record<Field, SealedText>> {
  const sealed = sealTexts(vault, { ...ofOrganisation(tenant), commandId, texts });
  return sealed.catch((error: unknown) => {
    throw error instanceof OtherTextUnderSameCommand ? sameKeyOtherBody() : error;
  }) as Promise<Record<Field, SealedText>>;
}

/** Texts of the organisation's own stream, opened. */
export const openedOfOrganisation = (vault: Vault, tenant: TenantId, refs: readonly SealedText['ref'][]) =>
  openEveryText(vault, { ...ofOrganisation(tenant), refs });

/** Puts beside each person what they were called and when, where the record knows another name than the registered one. */
export async function withNamesOnRecord<Known extends { readonly person: string; readonly name: string }>(
  vault: Vault,
  tenant: TenantId,
  { organisation, people }: { readonly organisation: OrganisationState | undefined; readonly people: readonly Known[] },
): Promise<(Known & { names?: NamedSince[] })[]> {
  const onRecord = people.map(({ person }) => organisation?.people[person]?.names ?? []);
  const refs = onRecord.flat().flatMap(({ ref }) => (ref as SealedText['ref'] | undefined) ?? []);
  const opened = await openedOfOrganisation(vault, tenant, refs);
  const named = ({ since, ref }: NameOnRecord): NamedSince => {
    const name = ref && opened[ref];
    return { since, ...(typeof name === 'string' && { name }) };
  };
  return people.map((known, at) => {
    const names = (onRecord[at] ?? []).map(named);
    return { ...known, ...(names.some(({ name }, place) => isOther(name, known.name, place === names.length - 1)) && { names }) };
  });
}

/** Whoever was never corrected is called what they were called before the record bound names. */
const isOther = (name: string | undefined, registered: string, isLast: boolean) => (name === undefined ? !isLast : name !== registered);
