import { parseJavaVersion, parseOffer } from './sources.js';

test('the major release of Java is read in the new and the old style', () => {
  expect(parseJavaVersion('openjdk version "17.0.15" 2025-04-15')).toBe(17);
  expect(parseJavaVersion('java version "1.8.0_402"')).toBe(8);
  expect(parseJavaVersion('command not found')).toBeUndefined();
});

test('an answer of the download site that offers no archive is refused', () => {
  expect(parseOffer('{"archiveUrl":"https://x/y.tar.gz","fileToExtract":"a/b"}')).toEqual({
    archiveUrl: 'https://x/y.tar.gz',
    fileToExtract: 'a/b',
  });
  expect(() => parseOffer('{"archiveUrl":7,"fileToExtract":"a"}')).toThrow('something else');
  expect(() => parseOffer('<html>sign in to this network</html>')).toThrow();
});
