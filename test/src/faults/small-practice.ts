import type { TimelineEntry } from '@shodo/contracts';
import type { Caller } from '@shodo/testkit';
import { password } from '../stories/story.js';

/** Founds the organisation that is made to suffer: small, so that one person may do everything. */
export async function foundSmallPractice(officer: Caller, ownerLink: string): Promise<void> {
  const founded = await officer.setUp(ownerLink, {
    organisationName: 'さくら内科',
    name: '佐藤 花子',
    email: 'officer@example.jp',
    password,
    profile: { jurisdictions: ['jp'] },
    practice: { size: 'small', secondLookMinutes: 60, acknowledgeWithinMinutes: 240 },
  });
  expect(founded.status).toBe(200);
}

/** A whole timeline, in which no entry is missing and none stands twice. */
export function dense(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, index) => index + 1));
  return timeline;
}
