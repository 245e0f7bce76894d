import { AssessmentForm, type DutiesActivities } from '@shodo/contracts';
import { assessNow } from '@shodo/rule-packs';
import { ApplicationFailure } from '@temporalio/activity';

/** Zones, calendars and packs change with the machine that reads them; so they are read here, once, and the judgement is recorded. */
export const createDutiesActivities = (): DutiesActivities => ({
  assessDuties: async ({ form, pins }) => {
    const parsed = AssessmentForm.safeParse(form);
    if (!parsed.success)
      throw ApplicationFailure.retryable(`the assessment form is malformed at ${pointers(parsed.error.issues)}`, 'form-is-malformed');
    return assessNow(parsed.data, pins);
  },
});

const pointers = (issues: readonly { readonly path: readonly PropertyKey[] }[]) =>
  [...new Set(issues.map(({ path }) => `/${path.map(String).join('/')}`))].join(', ');
