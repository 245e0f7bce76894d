import { createHash } from 'node:crypto';
import { VaultDamaged } from './faults.js';
import { commitmentTo, keyIdOf, open, packed, randomKey, seal, unpacked } from './sealing.js';

test('a commitment is SHA-256 over the 32 bytes of the salt and the UTF-8 bytes of the text', () => {
  const salt = Buffer.alloc(32, 0x5a);
  const byHand = createHash('sha256')
    .update(Buffer.from(`${'5a'.repeat(32)}${'e6bc8f'}`, 'hex'))
    .digest('hex'); // 漏 is e6 bc 8f
  expect(commitmentTo(packed(salt, '漏'))).toBe(byHand);
  expect(unpacked(packed(salt, '漏'))).toEqual({ salt, text: '漏' });
});

test('what is sealed is IV, ciphertext and tag, and differs each time', () => {
  const key = randomKey();
  const sealed = seal(key, Buffer.from('abc'), ['x']);
  expect(sealed).toHaveLength(12 + 3 + 16);
  expect(seal(key, Buffer.from('abc'), ['x']).equals(sealed)).toBe(false);
  expect(open(key, sealed, ['x']).toString()).toBe('abc');
});

test('nothing opens under another key, for another purpose, changed or cut', () => {
  const key = randomKey();
  const sealed = seal(key, Buffer.from('abc'), ['a', 'b']);
  expect(() => open(randomKey(), sealed, ['a', 'b'])).toThrow(VaultDamaged);
  for (const bound of [['a'], ['a', 'b', ''], ['ab'], ['a,b'], ['b', 'a']]) expect(() => open(key, sealed, bound)).toThrow(VaultDamaged);
  for (let at = 0; at < sealed.length; at += 1) {
    const flipped = Buffer.from(sealed);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(() => open(key, flipped, ['a', 'b'])).toThrow(VaultDamaged);
    expect(() => open(key, sealed.subarray(0, at), ['a', 'b'])).toThrow(VaultDamaged);
  }
});

test('the name of a master key tells keys apart', () => {
  const key = randomKey();
  expect(keyIdOf(key)).toMatch(/^[0-9a-f]{16}$/);
  expect(keyIdOf(key)).not.toBe(keyIdOf(randomKey()));
});
