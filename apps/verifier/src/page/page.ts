import { checkPack, type PackFiles } from '../check/check-pack.js';
import { checkRecord, type Elsewhere } from '../check/check-record.js';
import { checkpointsIn, receiptsAndKeysIn } from '../held-text.js';
import { receiptIn } from '../receipt.js';
import { cannotRead, type Language, told, toldOfPack } from '../words.js';
import { browserTools } from './browser-tools.js';
import { pageWords } from './page-words.js';

const element = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks ${id}`);
  return found as E;
};

let language: Language = navigator.language.startsWith('ja') ? 'ja' : 'en';
/** What was found, to be said again in the other language. */
let found: { readonly is: string; readonly told: (language: Language) => string } | undefined;
/** Which question is asked; what is found of an earlier one is no answer to it. */
let asked = 0;

/** Bytes of a file as the browser reads them. */
async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** What the person typed or chose beside the record; undefined when a receipt cannot be read. */
async function elsewhere(): Promise<Elsewhere | undefined> {
  const files = [...(element<HTMLInputElement>('checkpoints').files ?? [])];
  const checkpoints = await Promise.all(files.map((file) => file.text()));
  const pasted = element<HTMLTextAreaElement>('pasted').value;
  const { receipts: given, keys } = receiptsAndKeysIn(element<HTMLTextAreaElement>('held').value);
  const receipts = given.map(receiptIn);
  if (!receipts.every((receipt) => receipt !== undefined)) return undefined;
  return { receipts, checkpoints: [...checkpoints, ...(pasted.trim() ? [pasted] : [])].flatMap(checkpointsIn), keys };
}

/** The files of a chosen folder; what stands before the first slash is the folder's own name. */
function filesOf(chosen: readonly File[]): PackFiles {
  const byPath = new Map(chosen.map((file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]));
  return { paths: [...byPath.keys()], open: (path) => bytesOf(byPath.get(path) ?? new Blob()) };
}

async function findingOf(file: File | undefined, pack: readonly File[], held: Elsewhere): Promise<typeof found> {
  if (file) {
    const finding = await checkRecord(browserTools, bytesOf(file), held);
    return { is: finding.is, told: (spoken) => told(finding, spoken, pageWords.limits) };
  }
  const finding = await checkPack(browserTools, filesOf(pack), held);
  return { is: finding.is, told: (spoken) => toldOfPack(finding, spoken, pageWords.limits) };
}

async function check(): Promise<void> {
  const [file] = element<HTMLInputElement>('record').files ?? [];
  const pack = [...(element<HTMLInputElement>('pack').files ?? [])];
  if (!file && pack.length === 0) return;
  forget();
  const question = asked;
  show('working', pageWords.working[language]);
  try {
    const held = await elsewhere();
    const answer: typeof found = held
      ? await findingOf(file, pack, held)
      : { is: 'not-checkable', told: (spoken) => pageWords.notReadable[spoken] };
    if (question !== asked) return;
    found = answer;
    if (found) show(found.is, found.told(language));
  } catch (error) {
    if (question === asked) show('not-checkable', `${cannotRead[language]}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What was found is not said any more: it was of another file, or beside something else. */
function forget(): void {
  asked += 1;
  found = undefined;
  const result = element('result');
  delete result.dataset.state;
  result.textContent = '';
}

function show(state: string, text: string): void {
  const result = element('result');
  result.dataset.state = state;
  result.textContent = text;
}

function speak(): void {
  document.documentElement.lang = language;
  document.title = pageWords.title[language];
  for (const each of document.querySelectorAll<HTMLElement>('[data-word]'))
    each.textContent = pageWords[each.dataset.word as keyof typeof pageWords][language];
  if (found) show(found.is, found.told(language));
}

for (const field of ['record', 'pack', 'checkpoints', 'pasted', 'held']) element(field).addEventListener('input', forget);
element('check').addEventListener('click', () => void check());
element('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  speak();
});
speak();
