import { createHash } from 'node:crypto';
import type { CommandId, TenantId } from '@shodo/contracts';

/**
 * An id in the form of a UUID (version 8, RFC 9562) made of the SHA-256 of what it stands for: the same parts always give the same id, and nobody
 * reads the parts out of it.
 */
export function hashedId(...parts: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Names one write of one person for ever. Two people may use the same key by chance; two organisations, too. */
export const commandIdOf = (tenant: TenantId, sender: string, key: string): CommandId =>
  hashedId('command', tenant, sender, key) as CommandId;
