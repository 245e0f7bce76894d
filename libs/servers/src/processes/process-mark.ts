import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that can be recognised later: the system gives pids away again, but never a pid together with its birth. */
export interface ProcessMark {
  readonly pid: number;
  readonly born: string;
}

/** The mark of a running process; undefined when there is none, or only a zombie that nobody has buried yet. */
export function markOf(pid: number): ProcessMark | undefined {
  const born = process.platform === 'linux' ? birthFromProc(pid) : birthFromPs(pid);
  return born === undefined ? undefined : { pid, born };
}

export const isAlive = (mark: ProcessMark): boolean => markOf(mark.pid)?.born === mark.born;

/** Fields of /proc/<pid>/stat after the name, which is in brackets and may itself contain blanks and brackets. */
export function parseProcStat(stat: string): { state: string; startTicks: string } | undefined {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state && startTicks ? { state, startTicks } : undefined;
}

function birthFromProc(pid: number): string | undefined {
  try {
    const parsed = parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (!parsed || parsed.state === 'Z' || parsed.state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${parsed.startTicks}`;
  } catch {
    return undefined;
  }
}

function birthFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    }).trim();
    const [state = '', ...birth] = line.split(/\s+/);
    return line === '' || state.startsWith('Z') ? undefined : birth.join(' ');
  } catch {
    return undefined;
  }
}

/** The command line of a process, for telling a server from an innocent that got its old pid. */
export function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
