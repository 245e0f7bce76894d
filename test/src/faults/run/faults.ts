import { setTimeout as sleep } from 'node:timers/promises';
import { type Direction, directions, type Rig, type WireName } from '@shodo/testkit';
import type { Chance } from '../load/chance.js';

/** Something that goes wrong for a while. `happens` begins it, holds it and ends it: when it resolves, everything is as it should be again. */
export interface Fault {
  readonly name: string;
  /** Processes ended by kill -9. */
  readonly kills: number;
  readonly happens: (rig: Rig) => Promise<void>;
}

export const killing = (...names: readonly string[]): Fault => ({
  name: `kill ${names.join(' + ')}`,
  kills: names.length,
  happens: async (rig) => {
    await Promise.all(names.map((name) => rig.kill(name)));
  },
});

export const pausing = (name: string, ms: number): Fault => ({
  name: `pause ${name} for ${ms} ms`,
  kills: 0,
  happens: async (rig) => {
    rig.pause(name);
    await sleep(ms);
    rig.resume(name);
  },
});

type Spoiling = Parameters<typeof spoiled>[1];
const spoiled = async (rig: Rig, spoil: (wire: ReturnType<Rig['wire']>) => void, wire: WireName, ms: number) => {
  spoil(rig.wire(wire));
  await sleep(ms);
  rig.wire(wire).mend();
};

const wireFault = (what: string, wire: WireName, ms: number, spoil: Spoiling): Fault => ({
  name: `${what} ${wire} for ${ms} ms`,
  kills: 0,
  happens: (rig) => spoiled(rig, spoil, wire, ms),
});

export const dividing = (wire: WireName, ms: number, stopped: readonly Direction[]) =>
  wireFault(`divide ${stopped.join(' and ')}`, wire, ms, (end) => end.divide(...stopped));
export const delaying = (wire: WireName, ms: number, latencyMs: number) =>
  wireFault(`delay by ${latencyMs} ms`, wire, ms, (end) => end.delay(latencyMs));
export const squeezing = (wire: WireName, ms: number, bytesPerSecond: number, sliceBytes: number) =>
  wireFault(`squeeze to ${bytesPerSecond} B/s in ${sliceBytes} B`, wire, ms, (end) => end.squeeze(bytesPerSecond, sliceBytes));
export const cutting = (wire: WireName, ms: number) => wireFault('cut', wire, ms, (end) => end.cut());
export const deserting = (wire: WireName, ms: number) => wireFault('desert', wire, ms, (end) => end.desert());
export const resetting = (wire: WireName) => wireFault('reset', wire, 0, (end) => end.reset());
export const truncating = (wire: WireName, ms: number, bytes: number) =>
  wireFault(`cut after ${bytes} B`, wire, ms, (end) => end.cutAfter(bytes));

/** One fault in the middle of another. */
export const during = (first: Fault, second: Fault, afterMs: number): Fault => ({
  name: `${first.name}, and after ${afterMs} ms ${second.name}`,
  kills: first.kills + second.kills,
  happens: async (rig) => {
    await Promise.all([first.happens(rig), sleep(afterMs).then(() => second.happens(rig))]);
  },
});

/** Kills each process at least twice: in pairs, three and all of them at once; a bad network in between. Each alone is killed in a suite of its own. */
export function shortSchedule(chance: Chance, { names, wires }: Rig): Fault[] {
  const [one = '', other = '', third = '', fourth = ''] = chance.shuffled(names);
  const wire = () => chance.oneOf([...wires.keys()]);
  const kills = [
    killing(one, other),
    killing(third, fourth),
    killing(...chance.shuffled(names).slice(0, 3)),
    during(pausing(chance.oneOf(names), chance.between(1_000, 2_500)), killing(chance.oneOf(names)), chance.between(100, 900)),
  ];
  const network = [
    dividing(wire(), chance.between(1_000, 4_000), chance.oneOf([['up'], ['down'], ['up', 'down']])),
    chance.oneOf([
      delaying(wire(), chance.between(1_000, 2_000), chance.between(50, 2_000)),
      deserting(wire(), chance.between(500, 2_000)),
    ]),
  ];
  return [...chance.shuffled([...kills, ...network]), killing(...names)];
}

/** One fault after the other for as long as it is asked, mostly kills, never the same twice. */
export function* endlessSchedule(chance: Chance, rig: Rig): Generator<Fault> {
  for (;;) {
    const first = anyFault(chance, rig);
    const alone = chance.happens(0.6);
    yield alone ? first : during(first, killing(...chance.shuffled(rig.names).slice(0, chance.between(1, 2))), chance.between(50, 1_500));
  }
}

function anyFault(chance: Chance, { names, wires }: Rig): Fault {
  const wire = chance.oneOf([...wires.keys()]);
  const ms = chance.between(500, 8_000);
  const kinds: readonly [number, () => Fault][] = [
    [0.5, () => killing(...chance.shuffled(names).slice(0, chance.oneOf([1, 1, 1, 2, 2, 3])))],
    [0.04, () => killing(...names)],
    // Pauses of up to a minute, short ones more often.
    [0.12, () => pausing(chance.oneOf(names), Math.round(1_000 * 60 ** (chance.next() ** 2)))],
    [0.1, () => dividing(wire, ms, chance.oneOf([['up'], ['down'], [...directions]]))],
    [0.08, () => delaying(wire, ms, chance.between(50, 2_000))],
    [0.04, () => squeezing(wire, ms, chance.between(2_000, 50_000), chance.between(1, 512))],
    [0.04, () => cutting(wire, ms)],
    [0.04, () => deserting(wire, ms)],
    [0.02, () => truncating(wire, ms, chance.between(1_000, 100_000))],
    [0.02, () => resetting(wire)],
  ];
  let left = chance.next();
  for (const [share, make] of kinds) {
    if (left < share) return make();
    left -= share;
  }
  return killing(chance.oneOf(names));
}
