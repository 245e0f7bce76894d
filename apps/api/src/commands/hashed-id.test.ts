import { CommandId, type PersonId, type TenantId } from '@shodo/contracts';
import { commandIdOf, hashedId } from './hashed-id.js';

const tenant = '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e8f' as TenantId;
const other = '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e90' as TenantId;
const person = '0192f0a0-7b3c-7c1e-9d2f-3a4b5c6d7e91' as PersonId;
const key = '01arz3ndektsv4rrffq69g5fav';

describe('the id of a command', () => {
  it('has the form of a UUID of version 8', () => {
    expect(CommandId.safeParse(commandIdOf(tenant, person, key)).success).toBe(true);
    expect(commandIdOf(tenant, person, key)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is the same for the same key of the same person, and for nobody else', () => {
    expect(commandIdOf(tenant, person, key)).toBe(commandIdOf(tenant, person, key));
    expect(commandIdOf(other, person, key)).not.toBe(commandIdOf(tenant, person, key));
    expect(commandIdOf(tenant, other as string as PersonId, key)).not.toBe(commandIdOf(tenant, person, key));
  });

  it('does not change between versions: receipts are found by it for ever', () => {
    expect(commandIdOf(tenant, person, key)).toBe('93e505dd-1349-82e0-bc96-b2415371c528');
  });

  it('does not mix where one part ends and the next begins', () => {
    expect(hashedId('ab', 'c')).not.toBe(hashedId('a', 'bc'));
  });
});
