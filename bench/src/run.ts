import { parseArgs } from 'node:util';
import { type Asked, type Measured, print, tell } from './measure/result.js';

/** Each loads what it needs only when it is asked for. */
const benches: Readonly<Record<string, () => Promise<(asked: Asked) => Promise<Measured>>>> = {
  lifecycle: async () => (await import('./lifecycle/lifecycle.js')).lifecycle,
  'command-latency': async () => (await import('./command-latency/command-latency.js')).commandLatency,
  asleep: async () => (await import('./asleep/asleep.js')).asleep,
  'deadline-storm': async () => (await import('./deadline-storm/deadline-storm.js')).deadlineStorm,
  'cold-start': async () => (await import('./cold-start/cold-start.js')).coldStart,
  replay: async () => (await import('./replay/replay.js')).replay,
  assess: async () => (await import('./assess/assess.js')).assess,
  ledger: async () => (await import('./ledger/ledger.js')).ledger,
  growth: async () => (await import('./growth/growth.js')).growth,
};

const usage = `npm run bench -- <name> [--long] [--seed n] [--rounds n]\nnames: ${Object.keys(benches).join(', ')}`;

function refuse(why?: string): never {
  tell(why === undefined ? usage : `${why}\n${usage}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { long: { type: 'boolean', default: false }, seed: { type: 'string', default: '7' }, rounds: { type: 'string' } },
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = read();
const [name = ''] = positionals;
const bench = benches[name] ?? refuse();
const whole = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : refuse(`${text} is no whole number above 0`));
const asked: Asked = {
  long: values.long,
  seed: whole(values.seed),
  rounds: values.rounds === undefined ? undefined : whole(values.rounds),
};
const began = performance.now();
tell(`• ${name}, ${asked.long ? 'long' : 'short'} form, seed ${asked.seed}`);
const measured = await (await bench())(asked).catch((error: unknown) => {
  tell(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
  tell(`again: npm run bench -- ${process.argv.slice(2).join(' ')} --seed ${asked.seed}`);
  process.exit(1);
});
print(name, asked, measured);
tell(`• ${name} took ${((performance.now() - began) / 1_000).toFixed(0)} s; invariants ${measured.invariants.passed ? 'hold' : 'BROKEN'}`);
for (const breach of measured.invariants.breaches ?? []) tell(`  ${breach}`);
process.exit(measured.invariants.passed ? 0 : 1);
