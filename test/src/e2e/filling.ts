import type { Locator } from 'playwright-core';

/** A field by its whole name; what may be left empty says so beside it. */
export const named = (form: Locator, label: string): Locator =>
  form.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:任意)?$`));

export const choose = async (form: Locator, label: string, value: string): Promise<void> =>
  void (await named(form, label).selectOption(value));

/** Several inputs under one name, as a moment or a count. */
export const group = (form: Locator, name: string): Locator => form.getByRole('group', { name });

/** A day as YYYY-MM-DD and a time as it is typed. */
export async function moment(form: Locator, name: string, day: string, time: string): Promise<void> {
  const field = group(form, name);
  await field.getByLabel('日付').fill(day);
  await field.getByLabel('時刻').fill(time);
}

/** What is said of a fact, how sure it is, and where it comes from. */
export const fact =
  (name: string, answer: 'はい' | 'いいえ') =>
  async (form: Locator): Promise<void> => {
    await choose(form, '事実', name);
    await state(form, answer, '判明');
  };

export async function state(form: Locator, answer: 'はい' | 'いいえ', confidence: '判明' | '推定' | '疑い'): Promise<void> {
  await form.getByLabel(answer, { exact: true }).check();
  await form.getByLabel(confidence, { exact: true }).check();
  await choose(form, '出所', 'document');
}
