import { account } from './areas/account.js';
import { assess } from './areas/assess.js';
import { board } from './areas/board.js';
import { clock } from './areas/clock.js';
import { conditions } from './areas/conditions.js';
import { decisions } from './areas/decisions.js';
import { duties } from './areas/duties.js';
import { engine } from './areas/engine.js';
import { evidence } from './areas/evidence.js';
import { facts } from './areas/facts.js';
import { filings } from './areas/filings.js';
import { form } from './areas/form.js';
import { incident } from './areas/incident.js';
import { organisation } from './areas/organisation.js';
import { packs } from './areas/packs.js';
import { pages } from './areas/pages.js';
import { report } from './areas/report.js';
import { shell } from './areas/shell.js';

const areas: Readonly<Record<string, { readonly ja: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> }>> = {
  account,
  assess,
  board,
  clock,
  conditions,
  decisions,
  duties,
  engine,
  evidence,
  facts,
  filings,
  form,
  incident,
  organisation,
  packs,
  pages,
  report,
  shell,
};
const parameters = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(Object.entries(areas))('the words of %s', (_name, { ja, en }) => {
  test('take the same parameters in both languages', () => {
    for (const key of Object.keys(ja)) expect([key, parameters(en[key] ?? '')]).toEqual([key, parameters(ja[key] ?? '')]);
  });

  test('are never empty and never shout', () => {
    for (const text of [...Object.values(ja), ...Object.values(en)]) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[!！]/);
    }
  });

  test('never blame, and never answer with OK', () => {
    for (const text of Object.values(ja)) expect(text).not.toMatch(/なぜ|OK/);
  });
});
