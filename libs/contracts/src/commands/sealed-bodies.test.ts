import type { z } from 'zod';
import type { SealedText, SensitiveText } from '../vocabulary/sealed.js';
import type { CommandBody, SealedCommandBody } from './index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Compiles only when the type is `true`. */
const holds = <_Rule extends true>() => expect(true).toBe(true);

describe('types of a body', () => {
  it('outside, what people type is sensitive text; inside, it is a sealed text', () => {
    holds<Same<CommandBody<'AddNote'>['text'], SensitiveText>>();
    holds<Same<SealedCommandBody<'AddNote'>['text'], SealedText>>();
  });

  it('an optional one stays optional', () => {
    holds<Same<SealedCommandBody<'ApproveFiling'>['note'], SealedText | undefined>>();
    holds<Record<never, never> extends Pick<SealedCommandBody<'ApproveFiling'>, 'note'> ? true : false>();
    holds<Record<never, never> extends Pick<SealedCommandBody<'AddNote'>, 'text'> ? false : true>();
  });

  it('everything else stays as it is', () => {
    holds<Same<SealedCommandBody<'RecordFact'>['stated'], CommandBody<'RecordFact'>['stated']>>();
    holds<Same<SealedCommandBody<'HoldPrincipalNotice'>['reviewAt'], CommandBody<'HoldPrincipalNotice'>['reviewAt']>>();
    holds<Same<keyof SealedCommandBody<'RecordFilingMade'>, keyof CommandBody<'RecordFilingMade'>>>();
  });

  it('plain words do not compile where a sealed text belongs, nor a sealed text where words do', () => {
    // @ts-expect-error a body inside never holds what somebody typed
    const inside: SealedCommandBody<'AddNote'> = { text: 'USBメモリ' };
    // @ts-expect-error a body outside never holds a reference into the vault
    const outside: z.input<typeof import('./index.js').commands['AddNote']['body']> = { text: inside.text };
    expect(outside).toBeDefined();
  });

  it('a body without a needed field, or with a strange one, does not compile', () => {
    // @ts-expect-error the reason is missing
    const incomplete: SealedCommandBody<'RuleOutDuty'> = { duty: 'jp.appi.final-report' as never };
    // @ts-expect-error nobody says who acts but the API
    const strange: SealedCommandBody<'AssignTrack'> = { track: 'detection', to: 'x' as never, actor: 'me' };
    expect([incomplete, strange]).toHaveLength(2);
  });
});
