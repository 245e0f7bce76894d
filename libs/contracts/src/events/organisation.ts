import { z } from 'zod';
import {
  CommandId,
  Digest,
  EvidenceRef,
  FileId,
  GivenPackId,
  IncidentId,
  LimitedId,
  MailId,
  NoticeId,
  PackId,
  PersonId,
} from '../vocabulary/ids.js';
import { FoundToDiffer, Language, OrganisationPractice, OrganisationProfile, PauseScope } from '../vocabulary/organisation.js';
import { Role } from '../vocabulary/roles.js';
import { SealedText } from '../vocabulary/sealed.js';
import { PackProfile } from '../vocabulary/words.js';
import { event } from './event.js';

/** The second stream, one per organisation: what belongs to no incident. Its name, and names and addresses of people, lie sealed in the vault; here stand references. */
export const OrganisationFounded = event('OrganisationFounded', 1, {
  profile: OrganisationProfile,
  practice: OrganisationPractice,
  owner: PersonId,
});
/**
 * Settings are written whole. `nameBefore` stands where the organisation was called something else until then. Both names are absent in what was
 * recorded before the record bound them: whether the name was changed then is not known.
 */
export const SettingsChanged = event('SettingsChanged', 2, {
  profile: OrganisationProfile,
  practice: OrganisationPractice,
  nameBefore: SealedText.optional(),
  name: SealedText.optional(),
});
/** `name` is absent in what was recorded before names were bound by the record. */
export const PersonAdded = event('PersonAdded', 2, { person: PersonId, roles: z.array(Role), name: SealedText.optional() });
/**
 * Their name, their address or both were corrected: what was, as the correction found it, and what is from now on. All four are absent in what was
 * recorded before the record bound them: what was changed then is not known.
 */
export const PersonCorrected = event('PersonCorrected', 2, {
  person: PersonId,
  nameBefore: SealedText.optional(),
  name: SealedText.optional(),
  emailBefore: SealedText.optional(),
  email: SealedText.optional(),
});
export const RolesChanged = event('RolesChanged', 1, { person: PersonId, before: z.array(Role), roles: z.array(Role) });
/** The person followed the one-time link and set a password; until then nobody can sign in as them. */
export const PersonJoined = event('PersonJoined', 1, { person: PersonId });
/** A new one-time link was made for a person who lost theirs, or their password; the earlier one no longer works. */
export const JoinLinkRenewed = event('JoinLinkRenewed', 1, { person: PersonId });
export const PasswordChanged = event('PasswordChanged', 1, { person: PersonId });
export const PersonRemoved = event('PersonRemoved', 1, { person: PersonId });
export const TokenIssued = event('TokenIssued', 1, { tokenId: z.string().max(60), roles: z.array(Role), expiresAt: z.string().optional() });
export const TokenRevoked = event('TokenRevoked', 1, { tokenId: z.string().max(60) });
/** A person's own link to the calendar of open duties: whoever has it reads that calendar, and nothing else. */
export const CalendarLinkIssued = event('CalendarLinkIssued', 1, { linkId: z.string().max(60), person: PersonId, language: Language });
export const CalendarLinkRevoked = event('CalendarLinkRevoked', 1, { linkId: z.string().max(60) });
/** A mail that failed for good waits to be sent once more. `refused` and `attempts` tell of the sending that failed, which its incident may not have heard of. */
export const MailPutInOutboxAgain = event('MailPutInOutboxAgain', 1, {
  mail: MailId,
  notice: NoticeId,
  incident: IncidentId,
  to: PersonId,
  refused: z.string().max(60),
  attempts: z.int(),
});
export const SignedIn = event('SignedIn', 1, { person: PersonId });
/** The person is absent when the address belongs to nobody here. */
export const SignInFailed = event('SignInFailed', 1, { person: PersonId.optional() });
/** After failures, sign-ins are not tried before `until`; known browsers of the person are not meant. The person is absent as in SignInFailed. */
export const SignInsPaused = event('SignInsPaused', 1, { person: PersonId.optional(), scope: PauseScope, until: z.string() });
export const SignedOut = event('SignedOut', 1, { person: PersonId });
/** Every session of the person has ended, wherever it was. */
export const SignedOutEverywhere = event('SignedOutEverywhere', 1, { person: PersonId });
/** `command` is the name of a command or of a read; `codes` are refusals, or `not-authorised` when the role may not. */
export const AttemptRefused = event('AttemptRefused', 1, {
  command: z.string().max(60),
  commandId: CommandId.optional(),
  incident: IncidentId.optional(),
  codes: z.array(z.string().max(60)),
});
export const SealedTextsRead = event('SealedTextsRead', 1, { incident: IncidentId });
/** Texts that are limited to an audience were opened for one of it. */
export const LimitedTextsRead = event('LimitedTextsRead', 1, { incident: IncidentId, items: z.array(LimitedId) });
/** The file behind a piece of evidence left Shodo in clear. */
export const EvidenceFileRead = event('EvidenceFileRead', 1, { incident: IncidentId, evidence: EvidenceRef });
/** A kept file was looked at and is not what it was, or not there; or it is again. */
export const EvidenceFileChecked = event('EvidenceFileChecked', 1, {
  incident: IncidentId,
  file: FileId,
  found: z.enum(['intact', 'changed', 'missing']),
});
export const RecordExported = event('RecordExported', 1, { incident: IncidentId.optional(), entries: z.int() });
/** An evidence pack is about to be built of the record up to this entry: texts are opened for it. */
export const EvidencePackBegun = event('EvidencePackBegun', 1, { incident: IncidentId, profile: PackProfile, seq: z.int() });
/** An evidence pack left Shodo, or one volume of it: which version is told by the digest of its manifest. */
export const EvidencePackSaved = event('EvidencePackSaved', 2, {
  incident: IncidentId,
  pack: PackId,
  profile: PackProfile,
  manifest: Digest,
  volume: z.int().optional(),
});
/** A pack that was given, or one volume of it, left Shodo by its link. */
export const GivenPackSaved = event('GivenPackSaved', 2, {
  incident: IncidentId,
  given: GivenPackId,
  manifest: Digest,
  volume: z.int().optional(),
});
/** What the engine keeps of an incident was opened for somebody: its payloads in the engine's own pages, or its history beside the record. */
export const EngineHistoryRead = event('EngineHistoryRead', 1, { incident: IncidentId });
/** A run of an incident has closed and its history is kept with this digest; the engine drops it after its retention. */
export const EngineHistoryArchived = event('EngineHistoryArchived', 1, {
  incident: IncidentId,
  runId: z.uuid(),
  sha256: Digest,
  events: z.int(),
});
/** The record of an incident differs from its own chain, from the log, or from what the engine was told: `found` in all, and the first of them. */
export const RecordFoundToDiffer = event('RecordFoundToDiffer', 1, {
  incident: IncidentId,
  found: z.int(),
  differences: z.array(FoundToDiffer).max(50),
});
/**
 * The installation was restored from a backup; of this organisation `entriesMissing` are known to have been recorded after it, and `streamsDiffer`
 * stood otherwise where they are known, which a person accepted. `erasedAgain`: erasures this record does not order though it has what they erased, as they
 * came after the backup; they were carried out again before anything served. Null in what was recorded before they were counted: how many is not known.
 */
export const BackupRestored = event('BackupRestored', 2, {
  takenAt: z.string(),
  entriesMissing: z.int(),
  streamsDiffer: z.int(),
  erasedAgain: z.array(z.object({ incident: IncidentId, erasures: z.int() })).nullable(),
});
export const WatchdogAlarmRaised = event('WatchdogAlarmRaised', 1, {
  incident: IncidentId,
  duty: z.string().max(80),
  dueAt: z.string(),
  by: z.enum(['watchdog', 'api']),
});
