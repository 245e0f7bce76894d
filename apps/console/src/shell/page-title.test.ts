import { pages } from '../words/areas/pages.js';
import { type PageName, titleOf } from './page-title.js';
import { makeRouter } from './router.js';

const say = (word: keyof typeof pages.ja, parameters: Readonly<Record<string, string | number>> = {}) =>
  pages.ja[word].replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(parameters[name] ?? ''));

test('an incident is titled by its reference once it is read, other pages by their names', () => {
  expect(titleOf('incident', '4HNT-7ZQ2', say)).toBe('事案番号 4HNT-7ZQ2・初動');
  expect(titleOf('incident', undefined, say)).toBe('事案・初動');
  expect(titleOf('people', '4HNT-7ZQ2', say)).toBe('体制・初動');
  expect(titleOf('product', undefined, say)).toBe('初動');
});

test('every route that shows a page has a title of its own', () => {
  const routes = Object.values(makeRouter().routesByPath) as readonly { readonly options: { readonly staticData?: { page: PageName } } }[];
  const titles = routes.map(({ options }) => titleOf(options.staticData?.page ?? 'product', undefined, say));
  expect(titles).not.toContain('初動');
  expect(new Set(titles).size).toBe(titles.length);
});
