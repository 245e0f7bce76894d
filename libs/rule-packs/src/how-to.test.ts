import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPacks } from './packs-run.js';

const page = readFileSync(fileURLToPath(new URL('../../../docs/how-to/add-a-duty.md', import.meta.url)), 'utf8');
const [pack = '', cases = ''] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
const folder = mkdtempSync(join(tmpdir(), 'how-to-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The example as somebody would type it, and what the command says of it. */
function tried(written: string) {
  const law = join(folder, 'jp', 'association');
  mkdirSync(law, { recursive: true });
  writeFileSync(join(law, 'member-report.yaml'), written);
  writeFileSync(join(law, 'member-report.cases.yaml'), cases);
  const [out, err]: [string[], string[]] = [[], []];
  const doors = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), today: '2026-12-01' };
  const code = runPacks(['jp.association', folder], doors);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('The example of the page works as it is written', () => {
  const { code, out, err } = tried(pack);
  expect(err).toMatch(/1 packs, 9 cases, 0 wrong or missing, 0 to be checked again$/);
  expect([code, out]).toEqual([0, expect.stringContaining('期限の日：2027年1月4日（月）')]);
});

test('The slip of the page is refused as it says', () => {
  const { code, err } = tried(pack.replace('roll: next-open', 'roll: next-day'));
  expect(code).toBe(1);
  expect(err).toMatch(/: unknown word "next-day"; allowed here: none, next-open$/);
  expect(page).toContain(err);
});

test('A wrong day of its cases is found', () => {
  expect(tried(pack.replace('days: 14', 'days: 15')).err).toContain(
    'member-report, case plain: due-on: expected "2026-12-08", found "2026-12-09"',
  );
});
