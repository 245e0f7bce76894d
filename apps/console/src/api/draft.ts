import { useCallback, useEffect, useState } from 'react';

/** What was typed into one form, with the key under which it will be sent: kept in the tab until it is accepted, through reloads and sign-ins. */
interface Draft<Values> {
  readonly values: Values;
  readonly idempotencyKey: string;
}

const placeOf = (form: string) => `shodo.draft.${form}`;

function stored<Values extends object>(form: string): Draft<Values> | undefined {
  try {
    const text = sessionStorage.getItem(placeOf(form));
    return text ? (JSON.parse(text) as Draft<Values>) : undefined;
  } catch {
    return undefined;
  }
}

function store(form: string, draft: unknown): void {
  try {
    sessionStorage.setItem(placeOf(form), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the draft on reload, never the form itself.
  }
}

/** Drafts hold what people typed: they go when somebody signs out. */
export function forgetDrafts(): void {
  for (const place of Object.keys(sessionStorage)) if (place.startsWith('shodo.draft.')) sessionStorage.removeItem(place);
}

/** @param form names the form and what it is about; another name is another draft */
export function useDraft<Values extends object>(form: string, initial: Values) {
  const [draft, setDraft] = useState<Draft<Values>>(() => {
    const kept = stored<Values>(form);
    return { values: { ...initial, ...kept?.values }, idempotencyKey: kept?.idempotencyKey ?? crypto.randomUUID() };
  });
  const [isTouched, setTouched] = useState(() => stored(form) !== undefined);

  useEffect(() => {
    if (isTouched) store(form, draft);
  }, [form, draft, isTouched]);

  const change = useCallback((changed: Partial<Values>) => {
    setTouched(true);
    setDraft(({ values, idempotencyKey }) => ({ values: { ...values, ...changed }, idempotencyKey }));
  }, []);
  /** Once the key is used up by another content, the next try is a form of its own. */
  const renewKey = useCallback(() => setDraft(({ values }) => ({ values, idempotencyKey: crypto.randomUUID() })), []);
  const forget = useCallback(
    (next: Values = initial) => {
      setTouched(false);
      sessionStorage.removeItem(placeOf(form));
      setDraft({ values: next, idempotencyKey: crypto.randomUUID() });
    },
    [form, initial],
  );
  return { values: draft.values, idempotencyKey: draft.idempotencyKey, isTouched, change, renewKey, forget };
}
