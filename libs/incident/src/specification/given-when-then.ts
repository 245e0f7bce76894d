import type {
  Actor,
  Asked,
  CommandName,
  EventOf,
  IncidentEvent,
  IncidentEventType,
  Judgement,
  OrganisationPractice,
  OrganisationProfile,
  Refusal,
  RefusalCode,
  SealedCommandBody,
} from '@shodo/contracts';
import { type Decided, isRefused } from '../lifecycle/decision.js';
import { decide } from '../lifecycle/decisions.js';
import { evolve } from '../lifecycle/evolve.js';
import { type Incident, initialIncident } from '../lifecycle/incident.js';
import { dueNow } from '../notification/deadlines.js';
import { judge } from '../notification/duties.js';
import { by, id, type Plain, standard } from './builders.js';

/** 23:00 in Tokyo, an hour after the night desk's report: when nothing else is said. */
export const anHourLater = '2026-11-28T14:00:00.000Z';
export const theReport = '2026-11-28T13:00:00.000Z';

/** Something that happened, when and by whom; a bare event happened at the report, by the officer. */
export interface Past {
  readonly event: IncidentEvent;
  readonly at: string;
  readonly by: Actor;
}
export type Given = IncidentEvent | Past;

interface Asking {
  readonly now?: string;
  readonly by?: Actor;
  /** How the organisation works, at the report as today. */
  readonly practice?: OrganisationPractice;
  /** What the organisation has set since the report. */
  readonly switchedTo?: OrganisationPractice;
  /** What the organisation is by its settings today. */
  readonly profile?: OrganisationProfile;
  readonly id?: string;
}
type Expected = readonly (readonly [IncidentEventType, object?])[] | { readonly refused: readonly (RefusalCode | Refusal)[] };

/** Nothing comes of it. */
export const nothing: Expected = [];
export const refused = (...codes: readonly (RefusalCode | Refusal)[]): Expected => ({ refused: codes });
/** Events, in order; of each at least these fields. */
export const happens = (...events: readonly (readonly [IncidentEventType, object?] | IncidentEventType)[]): Expected =>
  events.map((each) => (typeof each === 'string' ? [each] : each));

export const event = <Type extends IncidentEventType>(type: Type, data: Plain<EventOf<Type>['data']>): IncidentEvent =>
  ({ type, version: 1, data }) as IncidentEvent;
export const past = (at: string, actor: Actor, ...events: readonly IncidentEvent[]): readonly Past[] =>
  events.map((each) => ({ event: each, at, by: actor }));

const told = (incident: Incident, given: Given): Incident => {
  const { event: what, at, by: actor } = 'event' in given ? given : { event: given, at: theReport, by: by.officer };
  const seq = incident.seq + 1;
  return evolve(incident, { seq, digest: String(seq).padStart(64, '0'), event: what, occurredAt: at, actor });
};

const workingAs = (incident: Incident, practice: OrganisationPractice | undefined): Incident =>
  incident.reported && practice ? { ...incident, reported: { ...incident.reported, practice } } : incident;

const sent = (incident: Incident, asked: Asking, body: unknown): Asked => ({
  id: (asked.id ?? id(1_000 + incident.seq)) as Asked['id'],
  body: body as Asked['body'],
  by: asked.by ?? by.officer,
  requestMac: '0'.repeat(64),
  organisation: { profile: asked.profile ?? { jurisdictions: ['jp'] }, practice: asked.switchedTo ?? asked.practice ?? standard },
});

function expectSame(decided: Decided, expected: Expected): void {
  if ('refused' in expected) {
    const refusals = isRefused(decided) ? decided.refusals : decided.map(({ type }) => `${type} happened`);
    const wanted = expected.refused.map((each) => (typeof each === 'string' ? expect.objectContaining({ code: each }) : each));
    expect(refusals).toEqual(wanted);
    return;
  }
  if (isRefused(decided)) throw new Error(`refused: ${decided.refusals.map(({ code }) => code).join(', ')}`);
  expect(decided.map(({ type }) => type)).toEqual(expected.map(([type]) => type));
  expect(decided.map(({ data }) => data)).toMatchObject(expected.map(([, data = {}]) => data));
}

/** One step of a specification: what has happened so far, and what may be asked of it. */
class Specified {
  constructor(readonly incident: Incident) {}

  /** Further things happened. */
  and(...more: readonly (Given | readonly Given[])[]): Specified {
    return new Specified(more.flat().reduce(told, this.incident));
  }

  /** Somebody asks; `then` says what must come of it. */
  when<Name extends CommandName>(name: Name, body: Plain<SealedCommandBody<Name>>, asking: Asking = {}) {
    const now = asking.now ?? anHourLater;
    const asked = sent(this.incident, asking, body);
    return this.outcome(
      decide(name, workingAs(this.incident, asking.practice), asked as Asked<Name>, {
        now,
        by: asked.by,
        practice: asked.organisation.practice,
        profile: asked.organisation.profile,
      }),
      now,
      asked.by,
    );
  }

  /** Time passes until `now`, and what has become due is looked at once. */
  whenItIs(now: string) {
    let notices = 0;
    const newId = () => id(5_000 + this.incident.seq * 10 + notices++);
    return this.outcome(dueNow(this.incident, now)?.write(newId) ?? [], now, by.deadlines);
  }

  /** The statutory engine answers with these judgements. */
  whenJudged(judgements: readonly Judgement[], now = anHourLater) {
    return this.outcome(judge(this.incident, { judgements, warnings: [] }, this.incident.factsVersion), now, by.duties);
  }

  private outcome(decided: Decided, now: string, actor: Actor) {
    return {
      decided,
      // biome-ignore lint/suspicious/noThenProperty: the grammar is given, when, then; nothing here is awaited
      then: (expected: Expected): Specified => {
        expectSame(decided, expected);
        return isRefused(decided) ? this : this.and(past(now, actor, ...decided));
      },
      /** For what leads up to the point: it must be accepted, whatever the events. */
      accepted: (): Specified => {
        if (isRefused(decided)) throw new Error(`refused: ${decided.refusals.map(({ code }) => code).join(', ')}`);
        return this.and(past(now, actor, ...decided));
      },
    };
  }
}

export type { Specified };

export const given = (...events: readonly (Given | readonly Given[])[]): Specified => new Specified(initialIncident(id(1))).and(...events);
