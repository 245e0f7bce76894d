import { hashPassword, isPassword } from './passwords.js';
import { DerivedSecrets, tokenPrefix } from './secrets.js';

describe('derived secrets', () => {
  const secrets = new DerivedSecrets('a'.repeat(32));

  it('are the same for the same command, so that an honest repeat gets the same link or token', () => {
    expect(secrets.linkFor('c')).toBe(new DerivedSecrets('a'.repeat(32)).linkFor('c'));
    expect(secrets.tokenFor('c')).toMatch(new RegExp(`^${tokenPrefix}[A-Za-z0-9_-]{43}$`));
  });

  it('differ by command, by purpose and by the secret they come from', () => {
    const texts = [
      secrets.linkFor('c'),
      secrets.linkFor('d'),
      secrets.tokenFor('c').slice(tokenPrefix.length),
      secrets.macOf('c'),
      new DerivedSecrets('b'.repeat(32)).linkFor('c'),
    ];
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a password', () => {
  it('is kept as argon2id with at least 19 MiB and two passes', async () => {
    const hashed = await hashPassword('correct horse battery');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('correct horse battery', hashed)).toBe(true);
    expect(await isPassword('correct horse batterz', hashed)).toBe(false);
  });

  it('is the same however its characters are composed: ｶﾞ typed on one keyboard, ガ on another', async () => {
    expect(await isPassword('ガガガガガガガガガガガガ', await hashPassword('ｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞｶﾞ'))).toBe(true);
  });
});
