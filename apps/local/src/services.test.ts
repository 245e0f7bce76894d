import { ownerLinkIn } from './services.js';

test("the owner's link is taken from the message made for it and from no other", () => {
  expect(ownerLinkIn({ ownerLink: 'http://localhost:4310/setup#token=abc' })).toBe('http://localhost:4310/setup#token=abc');
  for (const other of [undefined, null, 'http://evil.example', {}, { ownerLink: 7 }]) expect(ownerLinkIn(other)).toBeUndefined();
});
