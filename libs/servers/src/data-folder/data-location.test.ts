import { usualDataFolder } from './data-location.js';

test("without settings the data lie in the user's data directory, by the custom of the platform", () => {
  expect(usualDataFolder({ HOME: '/home/yui' }, 'linux')).toBe('/home/yui/.local/share/shodo');
  expect(usualDataFolder({ HOME: '/Users/yui' }, 'darwin')).toBe('/Users/yui/Library/Application Support/shodo');
});

test('XDG_DATA_HOME moves it, but only where it is absolute, as its specification asks', () => {
  expect(usualDataFolder({ HOME: '/home/yui', XDG_DATA_HOME: '/data' }, 'linux')).toBe('/data/shodo');
  expect(usualDataFolder({ HOME: '/home/yui', XDG_DATA_HOME: 'data' }, 'linux')).toBe('/home/yui/.local/share/shodo');
});
