export { type CodecKey, type CodecKeys, openCodecKeys } from './codec-keys.js';
export { IncidentWasErased, OtherTextUnderSameCommand, VaultDamaged, WrongMasterKey } from './faults.js';
export { type IncidentOfTenant, macOf } from './incident-key.js';
export { openTexts } from './open-texts.js';
export { type Keys, keysRoles, migrateKeys, type OpenKeys, type OpenVault, openKeys, openVault, type Vault } from './open-vault.js';
export { sealTexts, type TextsToSeal } from './seal-texts.js';
export { sweepUnnamed } from './sweep.js';
