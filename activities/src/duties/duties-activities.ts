import { type AskedAssessment, AssessmentForm, type DutiesActivities } from '@shodo/contracts';
import { assessNow } from '@shodo/rule-packs';
import { ApplicationFailure } from '@temporalio/activity';

/** Zones, calendars and packs change with the machine that reads them; so they are read here, once, and the judgement is recorded. */
export const createDutiesActivities = (): DutiesActivities => ({
  assessDuties: async ({ form, pins, earlierForm }) => {
    const assessment = assessNow(read(form), pins);
    return earlierForm ? { ...assessment, earlier: assessNow(read(earlierForm), pins).judgements } : assessment;
  },
});

function read(asked: AskedAssessment): AssessmentForm {
  const parsed = AssessmentForm.safeParse(asked);
  if (parsed.success) return parsed.data;
  throw ApplicationFailure.retryable(`the assessment form is malformed at ${pointers(parsed.error.issues)}`, 'form-is-malformed');
}

const pointers = (issues: readonly { readonly path: readonly PropertyKey[] }[]) =>
  [...new Set(issues.map(({ path }) => `/${path.map(String).join('/')}`))].join(', ');
