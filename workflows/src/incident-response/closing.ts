import type { Incident } from '@shodo/incident';

/** The decision on closing has already asked that every track is done and a second person agrees. */
export const closingIsApproved = (incident: Incident) => incident.closedAt !== undefined;
