import { aReport } from '../specification/beginnings.js';
import { by, id, people, sealed } from '../specification/builders.js';
import { anHourLater, happens, refused } from '../specification/given-when-then.js';
import { isOfAudience, itemsOf, limitOnItem } from './limited.js';

const [decision, note] = [id(60), id(61)];
const body = { subject: 'publication', question: sealed(1), options: sealed(2), choice: 1, reason: sealed(3), reliesOn: [] } as const;
const limited = aReport()
  .when('RecordDecision', { ...body, audience: [people.executive] }, { id: decision })
  .accepted();
const widen = { item: decision, scope: 'named', audience: [people.clerk], reason: sealed(4) } as const;
const open = { item: decision, scope: 'everybody', reason: sealed(5) } as const;

describe('what is recorded for an audience', () => {
  it('is limited by an entry that stands before it, to those named and its writer, each once', () => {
    const audience = [people.executive, people.executive, people.officer];
    aReport()
      .when('RecordDecision', { ...body, audience }, { id: decision })
      .then(
        happens(
          ['AudienceLimited', { item: decision, what: 'decision', audience: [people.officer, people.executive] }],
          'DecisionRecorded',
        ),
      );
    aReport()
      .when('AddNote', { text: sealed(7), audience: [people.clerk] }, { id: note, by: by.responder })
      .then(happens(['AudienceLimited', { item: note, what: 'note', audience: [people.responder, people.clerk] }], 'NoteAdded'));
  });

  it('is limited for nobody else: without an audience there is no such entry', () => {
    const { incident } = aReport()
      .when('AddNote', { text: sealed(7) })
      .then(happens('NoteAdded'));
    expect(incident.limited).toEqual([]);
  });

  it('is found by whatever its entries are about, and by nothing else', () => {
    const { incident } = limited;
    const about = (type: string, data: object, appendId = id(99)) => itemsOf({ appendId, event: { type, data } as never });
    expect(about('DecisionRecorded', {}, decision)).toEqual([decision]);
    expect(about('DecisionApproved', { decision })).toEqual([decision]);
    expect(about('DecisionUpheld', { decision })).toEqual([decision]);
    expect(about('AudienceWidened', { item: decision })).toEqual([decision]);
    expect(about('AudienceLimited', { item: decision }, decision)).toEqual([]);
    expect(about('FactRecorded', {}, decision)).toEqual([]);
    const limit = limitOnItem(incident, decision);
    expect(limit).toEqual({
      item: decision,
      what: 'decision',
      at: anHourLater,
      by: people.officer,
      audience: [people.officer, people.executive],
    });
    expect([people.officer, people.executive, people.clerk, undefined].map((person) => isOfAudience(limit, person))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isOfAudience(limitOnItem(incident, note), undefined)).toBe(true);
  });
});

describe('a limited decision', () => {
  it('is approved by nobody outside its audience, and by one of it', () => {
    const forTheClerk = aReport()
      .when('RecordDecision', { ...body, audience: [people.clerk] }, { id: decision })
      .accepted();
    forTheClerk.when('ApproveDecision', { decision }, { by: by.executive }).then(refused('content-is-limited'));
    limited.when('ApproveDecision', { decision }, { by: by.executive }).then(happens('DecisionApproved'));
  });

  it('is not replaced by somebody who may not read it', () => {
    const instead = { ...body, supersedes: decision } as const;
    limited.when('RecordDecision', instead, { by: by.responder, id: id(62) }).then(refused('content-is-limited'));
    limited.when('RecordDecision', instead, { by: by.executive, id: id(62) }).then(happens('DecisionRecorded'));
  });
});

describe('WidenAudience', () => {
  it('adds those named to its audience, by one of it', () => {
    const { incident } = limited
      .when('WidenAudience', widen, { by: by.executive })
      .then(happens(['AudienceWidened', { item: decision, scope: 'named', added: [people.clerk] }]));
    expect(limitOnItem(incident, decision)?.audience).toEqual([people.officer, people.executive, people.clerk]);
  });

  it('opens it to everybody, once', () => {
    const opened = limited.when('WidenAudience', open).then(happens(['AudienceWidened', { scope: 'everybody' }]));
    expect(limitOnItem(opened.incident, decision)).toBeUndefined();
    opened.when('WidenAudience', open).then(refused('nothing-is-limited-here'));
    opened.when('ApproveDecision', { decision }, { by: by.executive }).then(happens('DecisionApproved'));
  });

  it('is nobody else\u2019s to do, and adds nobody who belongs to it', () => {
    limited.when('WidenAudience', open, { by: by.responder }).then(refused('nothing-is-limited-here'));
    const both = limited.when('AddNote', { text: sealed(8), audience: [people.clerk] }, { by: by.responder, id: note }).accepted();
    both.when('WidenAudience', open, { by: by.responder }).then(refused('content-is-limited'));
    limited.when('WidenAudience', { ...widen, audience: [people.executive] }).then(refused('audience-has-them-already'));
    limited.when('WidenAudience', { ...open, item: note }).then(refused('nothing-is-limited-here'));
  });

  it('may be done once the incident is closed, as what is handed on is put together then', () => {
    const closed = limited.and({ event: { type: 'IncidentClosed', version: 1, data: {} } as never, at: anHourLater, by: by.executive });
    closed.when('WidenAudience', open).then(happens('AudienceWidened'));
  });
});
