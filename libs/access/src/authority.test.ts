import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  commandNames,
  inquiries,
  organisationCommandNames,
  packRequests,
  Role,
  readingRoles,
  reads,
  respondingRoles,
  streams,
  uploads,
} from '@shodo/contracts';
import { type Asking, authority, authorityPage, matrixText, mayDo, roleColumns } from './index.js';

const golden = readFileSync(join(__dirname, 'authority.golden.txt'), 'utf8');
const askings = [
  ...commandNames,
  ...organisationCommandNames,
  ...Object.keys(reads),
  ...Object.keys(streams),
  ...Object.keys(uploads),
  ...Object.keys(inquiries),
  ...Object.keys(packRequests),
].sort();

describe('who may ask for what', () => {
  it('equals the golden matrix, which a person reviewed', () => {
    expect(matrixText()).toBe(golden);
  });

  it('has a row for every command, organisation command, read, stream, upload, inquiry and request for a pack of the contracts, and no other', () => {
    expect(Object.keys(authority).sort()).toEqual(askings);
  });

  it('has a column for every role', () => {
    expect([...roleColumns].sort()).toEqual([...Role.options].sort());
  });

  it('lets those answer reminders who take part in incidents', () => {
    expect(authority.AcknowledgeReminder).toEqual(respondingRoles);
    expect(authority.readTexts).toEqual(readingRoles);
  });

  it('lets nobody do what has no name', () => {
    for (const name of ['DeleteEverything', 'constructor', '__proto__', 'toString'])
      expect(mayDo(Role.options, name as Asking)).toBe(false);
  });

  it('lets somebody without a role do nothing', () => {
    expect(askings.filter((name) => mayDo([], name as Asking))).toEqual([]);
  });

  it('lets an auditor write nothing at all', () => {
    expect([...commandNames, ...organisationCommandNames].filter((name) => mayDo(['auditor'], name))).toEqual([]);
  });

  it('lets an operator write nothing into an incident and open no text', () => {
    expect(commandNames.filter((name) => mayDo(['operator'], name))).toEqual([]);
    expect(mayDo(['operator'], 'readTexts')).toBe(false);
    expect(mayDo(['operator'], 'exportIncident')).toBe(false);
  });

  it('leaves no incident command out of the privacy officer’s reach', () => {
    expect(commandNames.filter((name) => !mayDo(['privacyOfficer'], name))).toEqual([]);
  });

  it('adds up the roles of one person', () => {
    expect(mayDo(['clerk'], 'ApproveFiling')).toBe(false);
    expect(mayDo(['clerk', 'executiveApprover'], 'ApproveFiling')).toBe(true);
  });

  it('is what docs/who-may-do-what.md shows (write it anew with `npm run docs`)', () => {
    expect(authorityPage()).toBe(readFileSync(join(__dirname, '..', '..', '..', 'docs', 'who-may-do-what.md'), 'utf8'));
  });

  it('writes a page with a line for everything that can be asked', () => {
    const page = authorityPage((name) => (name === 'ReportIncident' ? '報告する' : undefined));
    for (const name of askings) expect(page).toContain(`| \`${name}\``);
    expect(page).toContain('`ReportIncident` 報告する | ● | ● | ● |  |  |  |');
  });
});
