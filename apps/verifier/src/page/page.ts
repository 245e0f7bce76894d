import { checkRecord, type Elsewhere, type Finding } from '../check/check-record.js';
import { checkpointIn } from '../held-text.js';
import { receiptIn } from '../receipt.js';
import { cannotRead, type Language, told } from '../words.js';
import { browserTools } from './browser-tools.js';
import { pageWords } from './page-words.js';

const element = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page lacks ${id}`);
  return found as E;
};

let language: Language = navigator.language.startsWith('ja') ? 'ja' : 'en';
let finding: Finding | undefined;

/** Bytes of a file as the browser reads them. */
async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** What the person typed or chose beside the record; undefined when a line is no receipt and no key. */
async function elsewhere(): Promise<Elsewhere | undefined> {
  const files = [...(element<HTMLInputElement>('checkpoints').files ?? [])];
  const checkpoints = await Promise.all(files.map((file) => file.text()));
  const pasted = element<HTMLTextAreaElement>('pasted').value.trim();
  const lines = element<HTMLTextAreaElement>('held')
    .value.split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const receipts = lines.filter((line) => !line.includes('+')).map(receiptIn);
  if (!receipts.every((receipt) => receipt !== undefined)) return undefined;
  return {
    receipts,
    checkpoints: [...checkpoints, ...(pasted ? [pasted] : [])].map(checkpointIn),
    keys: lines.filter((line) => line.includes('+')),
  };
}

async function check(): Promise<void> {
  const [file] = element<HTMLInputElement>('record').files ?? [];
  if (!file) return;
  show('working', pageWords.working[language]);
  try {
    const held = await elsewhere();
    if (!held) return show('not-checkable', pageWords.notReadable[language]);
    finding = await checkRecord(browserTools, bytesOf(file), held);
    show(finding.is, told(finding, language));
  } catch (error) {
    finding = undefined;
    show('not-checkable', `${cannotRead[language]}: ${error instanceof Error ? error.message : String(error)}`);
  }
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
  if (finding) show(finding.is, told(finding, language));
}

element('check').addEventListener('click', () => void check());
element('language').addEventListener('click', () => {
  language = language === 'ja' ? 'en' : 'ja';
  speak();
});
speak();
