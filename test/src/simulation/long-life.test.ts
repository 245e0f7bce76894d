import { join } from 'node:path';
import { bodies, type Who } from '@shodo/incident/specification';
import { cloneRoot } from '@shodo/testkit';
import { asNextBuild } from '../workflows/next-build.js';
import { Life } from './life.js';
import { Sandbox } from './sandbox.js';

/**
 * One incident that lives for years: whatever may happen in a short life happens again and again, people go on writing in between, and now and
 * then the build changes on which its next run begins. After each task the state is compared with the fold of the ledger (`SameState`).
 */
const isLong = process.env.SHODO_LONG === '1';
const acknowledged = isLong ? 20_000 : 1_000;
/** Of twenty thousand commands more are notes: what the state keeps of any other costs every command after it. */
const notesAStep = isLong ? 25 : 5;
const stepsOnOneBuild = 10;
const hour = 3_600_000;
const twoYears = 2 * 365 * 24 * hour;
const writers: readonly Who[] = ['clerk', 'officer', 'executive'];

const present = Sandbox.readBundle(join(cloneRoot, 'apps/worker/dist/workflow-bundle.js'));

test(
  `an incident of ${acknowledged} commands over two years, on two builds: the state is the fold of the ledger, and every key has one receipt for ever`,
  async () => {
    const builds = [present, asNextBuild(present)].map((code) => new Sandbox(code));
    const life = new Life(builds[0] as Sandbox, 3);
    const begun = life.now;
    const ranOn = new Set<Sandbox>();
    let steps = 0;
    for (; steps < 3 * acknowledged && receiptsIn(life).length < acknowledged; steps++) {
      const build = builds[Math.floor(steps / stepsOnOneBuild) % builds.length];
      if (build) life.engine.sandbox = build;
      await life.step(steps);
      if (life.engine.run) ranOn.add(life.engine.run.sandbox);
      // Nobody goes on writing while others wait for their answers.
      const notes = life.callers.areWaiting ? 0 : notesAStep;
      for (let note = 0; note < notes; note++) writeNote(life);
      life.pass((twoYears * notesAStep) / acknowledged);
    }
    repeatEverything(life);
    const figures = await life.end();
    expect(receiptsIn(life).length).toBeGreaterThanOrEqual(acknowledged);
    expect(ranOn.size).toBe(builds.length);
    expect(figures.runs).toBeGreaterThan(acknowledged / 200);
    expect(figures.replays).toBeGreaterThan(figures.runs);
    expect(life.now - begun).toBeGreaterThan(twoYears);
    if (isLong) console.info(JSON.stringify({ steps, ...figures }));
  },
  isLong ? 3_600_000 : 180_000,
);

const receiptsIn = ({ callers }: Life) => [...new Set(callers.attempts.flatMap(({ receipt }) => receipt?.commandId ?? []))];

function writeNote({ callers, chance, incident, now }: Life): void {
  const body = bodies.AddNote(incident, chance.between(0, 999), now + incident.clockShiftMs);
  callers.send(callers.operation('AddNote', body, chance.oneOf(writers), chance.uuid()));
}

/** What was acknowledged in whichever run is answered with its first receipt: a second one for the same key would break I11 when the life ends. */
function repeatEverything(life: Life): void {
  const known = new Set<string>(receiptsIn(life));
  for (const operation of life.callers.operations.filter(({ asked }) => known.has(asked.id))) life.callers.send(operation);
}
