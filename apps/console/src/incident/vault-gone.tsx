import { Notice } from '../theme/notice.js';
import { useWords } from '../words/i18n.js';
import { useIncident } from './incident-context.js';

/** Of an incident that is open and has no vault any more: only a restore leaves one, and nothing else on the page says why nobody is asked for a text. */
export function VaultGone() {
  const say = useWords('incident');
  const { view } = useIncident();
  const isRefused = ({ blockedBy }: (typeof view.allowed)[number]) => blockedBy.some(({ code }) => code === 'vault-was-erased');
  if (!view.takesNoTexts) return null;
  return (
    <Notice tone="careful">
      <p>{say('vaultGone')}</p>
      <p>{say(view.allowed.every(isRefused) ? 'vaultGoneNothingLeft' : 'vaultGoneSomeLeft')}</p>
    </Notice>
  );
}
