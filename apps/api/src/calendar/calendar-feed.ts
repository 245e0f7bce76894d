import { Injectable } from '@nestjs/common';
import { calendarOf } from '@shodo/access';
import { readOpenDuties, readOrganisation } from '@shodo/store';
import { calendarLinkBySecret } from '../identity/calendar-links.js';
import { notFound } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { OwnAddress } from '../process/own-address.js';
import { calendarName, eventsOf } from './duty-events.js';
import { icalendar } from './icalendar.js';

/** More open incidents than anybody's calendar can show; the most pressing come first. */
const mostIncidents = 500;
const secretForm = /^[A-Za-z0-9_-]{43}$/;

/** The calendar of open duties for whoever has its link. */
@Injectable()
export class CalendarFeed {
  constructor(
    private readonly connections: Connections,
    private readonly address: OwnAddress,
  ) {}

  /**
   * @param secret what the link carries
   * @throws {ProblemAnswer} 404, whatever is wrong with the link: made up, revoked, or its person gone
   */
  async of(secret: string): Promise<string> {
    const link = secretForm.test(secret) ? await calendarLinkBySecret(this.connections.identity, secret) : undefined;
    const organisation = link && (await readOrganisation(this.connections.store, link.tenant));
    const calendar = link && calendarOf(organisation, link.linkId);
    if (!link || !calendar) throw notFound();
    const { language } = calendar;
    const duties = await readOpenDuties(this.connections.store, { tenant: link.tenant, most: mostIncidents });
    const events = duties.flatMap((duty) => eventsOf(duty, language, this.address.publicUrl()));
    return icalendar({ name: calendarName(language), language, events }, new Date().toISOString());
  }
}
