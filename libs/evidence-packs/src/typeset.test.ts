import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportOf } from './report/compose.js';
import { clinic } from './specification/clinic.js';
import { typeset } from './typeset.js';

/** What a reader of ours tells of a document. It is published as ES modules only: it runs in a process of its own. */
function told(pdf: Uint8Array, telling: string): unknown {
  const program = `import { extractText, getDocumentProxy } from 'unpdf';
import { buffer } from 'node:stream/consumers';
const document = await getDocumentProxy(new Uint8Array(await buffer(process.stdin)));
${telling}`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', program], { input: pdf, cwd: __dirname, encoding: 'utf8' });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}
/** What it finds on each page. */
const pagesOf = (pdf: Uint8Array) => told(pdf, 'console.log(JSON.stringify((await extractText(document)).text));') as string[];
/** How far to the right letters stand on any page, in points. */
const rightmostOf = (pdf: Uint8Array) =>
  told(
    pdf,
    `const ends = [];
for (let at = 1; at <= document.numPages; at += 1)
  for (const { transform, width } of (await (await document.getPage(at)).getTextContent()).items) ends.push(transform[4] + width);
console.log(Math.max(...ends));`,
  ) as number;
/** Between letters of two scripts a little room is set, which readers take for a space. */
const together = (text: string) => text.replaceAll(/\s+/g, '');

const whole = clinic('lawyer');
const many = {
  ...whole,
  entries: Array.from({ length: 120 }, (_, at) => ({ ...(whole.entries[at % 7] as (typeof whole.entries)[0]), seq: at + 1 })),
};
const pdf = typeset(reportOf(many).report);

test('the same report has the same bytes, and says that it is PDF/A-2b', () => {
  expect(Buffer.compare(typeset(reportOf(many).report), pdf)).toBe(0);
  const described = Buffer.from(pdf).toString('latin1');
  expect([/<pdfaid:part>2</.test(described), /<pdfaid:conformance>B</.test(described)]).toEqual([true, true]);
});

// Needs Java and Maven, which the product does not.
const whenLong: typeof test | undefined = process.env.SHODO_LONG === '1' ? test : undefined;
whenLong?.(
  'it is PDF/A-2b by the word of veraPDF, and one that names another part is not',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'shodo-pdfa-'));
    const checked = (name: string, bytes: Uint8Array) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { status, stdout } = spawnSync(process.execPath, [join(__dirname, '../../../tools/pdfa/run.mjs'), path], { encoding: 'utf8' });
      return { status, told: stdout.includes(`not PDF/A-2b  ${path}`) ? 'not' : stdout.includes(`PDF/A-2b      ${path}`) ? 'is' : stdout };
    };
    const ofAnotherPart = Buffer.from(Buffer.from(pdf).toString('latin1').replaceAll('<pdfaid:part>2<', '<pdfaid:part>7<'), 'latin1');
    try {
      expect(checked('報告書.pdf', pdf)).toEqual({ status: 0, told: 'is' });
      expect(checked('別の版を名のる報告書.pdf', ofAnotherPart)).toEqual({ status: 1, told: 'not' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  180_000,
);

test('its text can be taken out again, with the letters of names as people write them', () => {
  const text = together(pagesOf(pdf).join('\n'));
  for (const words of [
    '髙﨑𠮷之進さんの診療録の写し',
    '邉見さん',
    '①診療録、②検査の結果、③㈱さくら薬局',
    '髙橋一郎',
    '𠮷田次郎',
    '内輪のメモ',
  ])
    expect([words, text.includes(together(words))]).toEqual([words, true]);
});

test('every page has its number, and a table that goes on repeats its head', () => {
  const pages = pagesOf(pdf).map(together);
  expect(pages.length).toBeGreaterThan(4);
  for (const [at, page] of pages.entries()) expect(page).toContain(`${at + 1}/${pages.length}`);
  expect(pages.filter((page) => page.includes('番号日時記録した者内容')).length).toBeGreaterThan(2);
  expect(pages[0]).toMatch(/^証拠パック弁護士向け/);
});

test('no row of a short card stands alone on the next page, and its heading stands above it', () => {
  const [first] = whole.view.evidence;
  const evidence = Array.from({ length: 40 }, (_, at) => ({ ...first, sha256: `${at}x`.padStart(64, '0'), fileSize: 1_000 + at }));
  const pages = pagesOf(typeset(reportOf({ ...whole, view: { ...whole.view, evidence } as typeof whole.view }).report)).map(together);
  for (let at = 0; at < 40; at += 1) {
    const [page, ...others] = pages.filter((each) => each.includes(`${at}x`.padStart(64, '0')));
    expect(others).toEqual([]);
    expect(page).toMatch(
      new RegExp(`証拠${at + 1}：書類説明.*${`${at}x`.padStart(64, '0')}大きさ${(1_000 + at).toLocaleString('en-US')}バイトファイル`),
    );
  }
});

test('provisions are told under their duty, across the page, and on the same one', () => {
  const [duty] = whole.view.duties;
  const law = '個人情報の保護に関する法律施行規則のうち漏えい等の報告に関する定め';
  const duties = Array.from({ length: 40 }, (_, at) => ({
    ...duty,
    duty: `own.duty-${at}`, // of which no other section tells
    judgement: {
      ...duty?.judgement,
      names: { ja: `義務その${at}。`, en: '' },
      cites: [1, 2, 3].map((part) => ({ law, provision: `第${part}部${at}。` })),
    },
  }));
  const pages = pagesOf(typeset(reportOf({ ...whole, view: { ...whole.view, duties } as typeof whole.view }).report)).map(together);
  const pageWith = (words: string) => pages.findIndex((page) => page.includes(words));
  const places = duties.map((_, at) => [pageWith(`義務その${at}。`), pageWith(`第3部${at}。`)] as const);
  expect(places.filter(([name, last]) => name < 0 || name !== last)).toEqual([]);
  expect(new Set(places.map(([name]) => name)).size).toBeLessThan(5);
});

test('what has no place to break goes on in the next line wherever it stands, and is taken out as it was typed', () => {
  const typed = { letters: 'A'.repeat(220), digits: '1234567890'.repeat(7), dots: '・'.repeat(120), dashes: 'ー'.repeat(120) };
  const [letters, digits, ...signs] = Object.values(typed);
  const words = Object.keys(whole.texts).map((ref, at) => [ref, [letters, digits, ...signs][at % 4]]);
  const note = { ref: words[0]?.[0] ?? '', commitment: '' };
  const containmentMeasures = whole.view.containmentMeasures.map((each) => ({ ...each, note }));
  const changed = { organisation: 'B'.repeat(130), texts: Object.fromEntries(words), view: { ...whole.view, containmentMeasures } };
  const long = typeset(reportOf({ ...whole, ...changed } as typeof whole).report);
  const margin = ((210 - 20) / 25.4) * 72;
  const letter = 9.5; // half of one hangs into the margin, where it is a full stop that ends a line
  expect(rightmostOf(long)).toBeLessThan(margin + letter);
  const text = together(pagesOf(long).join('\n'));
  for (const each of Object.values(typed)) expect([each, text.includes(each)]).toEqual([each, true]);
});
