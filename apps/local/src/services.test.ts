import { parseOwnerLink } from './services.js';

test("the owner's link is taken from the line made for it and from no other", () => {
  expect(parseOwnerLink('SHODO_OWNER_LINK http://localhost:4310/first?token=abc')).toBe('http://localhost:4310/first?token=abc');
  expect(parseOwnerLink('SHODO_OWNER_LINK')).toBeUndefined();
  expect(parseOwnerLink('{"msg":"SHODO_OWNER_LINK http://evil.example"}')).toBeUndefined();
});
