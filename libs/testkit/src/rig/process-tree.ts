import { execFileSync } from 'node:child_process';

/** A process and everything it has started, itself first: PostgreSQL's backends are sessions of their own, no signal to a group reaches them. */
export function treeOf(root: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (pid: number): number[] => [pid, ...rows.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child ?? 0))];
  return rows.some(([pid]) => pid === root) ? below(root) : [];
}

/** Sends a signal to each; one that has just ended is no error. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
