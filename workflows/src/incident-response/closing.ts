import { earliestInstant, type Incident } from '@shodo/incident';

/**
 * The decision on closing has already asked that every track is done and a second person agrees. What is promised beyond the closing (to ask whether a
 * pack arrived) is waited for.
 */
export const closingIsApproved = (incident: Incident) => incident.closedAt !== undefined && earliestInstant(incident) === undefined;
