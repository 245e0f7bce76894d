import type { ErasureScope } from '@shodo/contracts';
import type { Speaker } from './speaker.js';

/** How many texts and files an erasure takes; neither counts where it is everything. */
export interface Erased {
  readonly scope: ErasureScope;
  readonly texts: number;
  readonly files: number;
}

/** Beside files, what is counted as texts may be what the files were called. */
const besideFiles = {
  ja: { texts: '本文・ファイル名', person: '特定の人について書かれた本文・ファイル名' },
  en: { texts: 'Texts and names of files', person: 'Texts that name a person, and names of files' },
} as const;

const counted = {
  ja: (what: string, count: number) => `${what} ${count} 件`,
  en: (what: string, count: number) => `${what} (${count})`,
} as const;

/** What goes, or went, with an erasure: said alike in the record, in a pack and on the screen. */
export function whatIsErased({ scope, texts, files }: Erased, say: Speaker): string {
  const named = say.word('erasureScope', scope);
  if (scope === 'whole-vault') return named;
  const { [say.language]: count } = counted;
  if (files === 0) return count(named, texts);
  return say.list([
    ...(texts > 0 ? [count(besideFiles[say.language][scope], texts)] : []),
    count(say.language === 'ja' ? '証拠のファイル' : 'files of evidence', files),
  ]);
}
