import { readdirSync, readFileSync } from 'node:fs';

interface Stat {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  /** Clock ticks of this process, and of children that have ended. */
  readonly ticks: number;
  readonly ticksOfEnded: number;
}

/** Linux counts in hundredths of a second. */
const ticksPerSecond = 100;

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text
      .slice(end + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
    return {
      pid,
      name: text.slice(text.indexOf('(') + 1, end),
      parent: fields[1] ?? 0,
      ticks: user + system,
      ticksOfEnded: endedUser + endedSystem,
    };
  } catch {
    return undefined; // it has ended meanwhile
  }
}

const all = (): Stat[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== undefined);

/** Direct children of this process whose program has one of these names. */
export function childNamed(...names: readonly string[]): number {
  const found = all().find(({ parent, name }) => parent === process.pid && names.includes(name));
  if (!found) throw new Error(`no child process is named ${names.join(' or ')}`);
  return found.pid;
}

/** Seconds of CPU a process and everything it started have used so far. */
export function cpuSeconds(root: number): number {
  const stats = all();
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { pid, parent } of stats) {
      if (!tree.has(pid) && tree.has(parent)) {
        tree.add(pid);
        grown = true;
      }
    }
  }
  const ticks = stats.filter(({ pid }) => tree.has(pid)).reduce((total, each) => total + each.ticks + each.ticksOfEnded, 0);
  return ticks / ticksPerSecond;
}

/** Resident memory of one process, in bytes. */
export const residentBytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) * 1_024;
