/** The stream of one incident. */
export const incidentStream = (tenant: string, incident: string) => `incident:${tenant}:${incident}`;
/** The stream of what belongs to no incident: people, settings, tokens, sign-ins, refused attempts, readings. */
export const organisationStream = (tenant: string) => `organisation:${tenant}`;
