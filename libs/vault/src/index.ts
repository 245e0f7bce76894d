export { type CodecKey, type CodecKeys, openCodecKeys } from './codec-keys.js';
export { type CarryOut, carryOutAllErasures, carryOutErasures, destroyCodecKeys, destroyKeysOf } from './erasure/carry-out.js';
export { type ErasureJournal, erasureJournal, placeOfJournal, readErasureJournal } from './erasure/journal.js';
export { IncidentWasErased, KeysAreMissing, OtherTextUnderSameCommand, VaultDamaged, WrongFilePlace, WrongMasterKey } from './faults.js';
export type { FileOfIncident } from './files/file-keys.js';
export { sealedLength } from './files/file-sealing.js';
export {
  FileIsEmpty,
  type FileRow,
  FileTooLarge,
  filesOf,
  type Holds,
  type KeptFile,
  keepFile,
  largestFile,
  nameFile,
  OtherFileUnderSameKey,
  openFile,
} from './files/keep-file.js';
export { checkFiles, type FileFound, type LookedAt, lookAtFile, noteLookedAt, sweepFiles } from './files/look-after-files.js';
export { openWatched } from './files/open-watched.js';
export { demandUnlessAway, makeOwnPlace, type OwnPlace, ownPlace } from './files/own-place.js';
export { type EvidencePlace, openEvidencePlace, readEvidencePlace } from './files/place-settings.js';
export { type FilePlace, NoRoom, PlaceAway } from './files/places.js';
export {
  type ArchivedRun,
  archivedHistory,
  archivedRuns,
  type HistoryToKeep,
  keepHistory,
  noteOnRecord,
  runsOnRecord,
} from './histories/archived-histories.js';
export { demandIncidentKey, type IncidentOfTenant, type KnownIncidentKey, knownIncidentKey, macOf } from './incident-key.js';
export { isHistoryErased, isWhollyErased, type KeysStanding, keysStanding, lostKeys, refsWithKey, wholeErasures } from './lost-keys.js';
export { demandMasterKeyOf, masterKeyInUse } from './master-key.js';
export { type Ciphertext, howTextsOpen, openTexts } from './open-texts.js';
export { type Keys, keysRoles, migrateKeys, type OpenKeys, type OpenVault, openKeys, openVault, type Vault } from './open-vault.js';
export { sealErased, sealTexts, type TextsToSeal } from './seal-texts.js';
export { sweepUnnamed } from './sweep.js';
