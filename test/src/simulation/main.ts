import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cloneRoot } from '@shodo/testkit';
import { Lookout } from './lookout.js';
import { Sandbox } from './sandbox.js';
import { commandFor, isBroken, live, shrunk, told } from './shrink.js';

/** `npm run simulate -- [--lives n] [--seed s] [--steps 0,3,7]`: lives of one incident, one after the other; with steps, one life of these only. */
const { values } = parseArgs({
  options: { lives: { type: 'string', default: '300' }, seed: { type: 'string' }, steps: { type: 'string' } },
});
const say = (line: string) => process.stderr.write(`${line}\n`);
const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
const steps = values.steps?.split(',').map(Number);
const lives = steps ? 1 : Number(values.lives);
const sandbox = new Sandbox(Sandbox.readBundle(join(cloneRoot, 'apps/worker/dist/workflow-bundle.js')));
const lookout = new Lookout();
say(steps ? commandFor({ seed: first, steps }) : `npm run simulate -- --seed ${first} --lives ${lives}`);

const sum: Record<string, number> = {};
let broken = 0;
const began = performance.now();
for (let seed = first; seed < first + lives; seed++) {
  lookout.sees(seed);
  const outcome = await live(sandbox, seed, steps && { steps });
  if (isBroken(outcome)) {
    broken += 1;
    say(told(steps ? outcome : await shrunk(sandbox, outcome)));
  } else for (const [figure, value] of Object.entries(outcome)) sum[figure] = (sum[figure] ?? 0) + value;
}
const seconds = Math.round((performance.now() - began) / 100) / 10;
console.log(JSON.stringify({ simulated: lives, firstSeed: first, broken, seconds, ...sum }));
await lookout.end();
process.exit(broken > 0 ? 1 : 0);
