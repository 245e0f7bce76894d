import { happened } from '../lifecycle/decision.js';
import type { Due } from '../notification/deadlines.js';
import type { GivenPacks } from './state.js';

/** Packs nobody has confirmed, each once: then somebody here asks. */
export const receiptsDue = ({ givenPacks }: GivenPacks): Due[] =>
  givenPacks
    .filter(({ received, asked }) => received === undefined && asked === undefined)
    .map(({ given, confirmBy }) => {
      const key = `pack-receipt:${given}`;
      const write = (newId: () => string) => [happened('PackReceiptFellDue', { notice: newId(), given, dueAt: confirmBy } as never)];
      return { at: confirmBy, key, about: key, mustBeTold: true, write };
    });
