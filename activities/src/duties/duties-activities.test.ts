import type { AssessmentForm } from '@shodo/contracts';
import { inActivity } from '../specification/in-activity.js';
import { createDutiesActivities } from './duties-activities.js';

const form = {
  now: '2026-11-28T22:00:00+09:00',
  organisation: { jurisdictions: ['jp'] },
  anchors: { aware: '2026-11-28T22:00:00+09:00' },
  facts: {
    'breach-occurred': { value: true, confidence: 'confirmed' },
    'special-care-information-involved': { value: true, confidence: 'confirmed' },
  },
} as unknown as AssessmentForm;

const { assessDuties } = createDutiesActivities();
const assess = (asked: AssessmentForm) => inActivity(assessDuties, { form: asked, pins: [] });

test('duties are judged by the shipped packs: the final report on a leak of medical data is due on day 30, the day of awareness counted', async () => {
  const { judgements } = await assess(form);
  const final = judgements.find(({ duty }) => duty === 'jp.appi.final-report');
  expect(final).toMatchObject({ standing: 'arisen', clock: { dueOn: '2026-12-28' } });
});

test('the same form is judged alike twice', async () => {
  expect(await assess(form)).toEqual(await assess(form));
});

test('a malformed form is named by its place, never by its content', async () => {
  const failure = await assess({ ...form, now: 'Taro Yamada' } as unknown as AssessmentForm).catch((error: unknown) => error);
  expect(failure).toMatchObject({ type: 'form-is-malformed', message: 'the assessment form is malformed at /now' });
});
