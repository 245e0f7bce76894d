import { createDutiesActivities } from '@shodo/activities';
import type { Assessment, DutiesActivities, Judgement } from '@shodo/contracts';
import { judgements } from '@shodo/incident/specification';
import type { Chance } from '../faults/load/chance.js';

type Request = Parameters<DutiesActivities['assessDuties']>[0];

export interface StatutoryEngine {
  isBroken: boolean;
  assess(request: Request): Promise<Assessment>;
}

/** The engine of the product with the packs that ship. */
export class ShippedPacks implements StatutoryEngine {
  isBroken = false;
  assess = createDutiesActivities().assessDuties;
}

/** An engine that changes its mind every other time, as no law does: duties rise and fall away, clocks are moved and moved back. */
export class FickleEngine implements StatutoryEngine {
  isBroken = false;
  #mind = 0;
  constructor(private readonly chance: Chance) {}

  assess = ({ form }: Request): Promise<Assessment> => {
    const aware = form.anchors.aware;
    const likeAnIncident = aware === undefined ? {} : { awareness: { awareAt: aware } };
    if (this.chance.happens(0.5)) this.#mind = this.chance.between(0, 999);
    const judged: Judgement[] = judgements(likeAnIncident as never, this.#mind);
    return Promise.resolve({ judgements: judged, warnings: [] });
  };
}
