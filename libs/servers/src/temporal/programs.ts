import { join } from 'node:path';
import { isExecutable, runProgram } from '../processes/run-program.js';

/** One version in every shape: the trial runs what production runs. */
export const temporalVersion = '1.31.2';

export interface TemporalPrograms {
  readonly server: string;
  readonly sqlTool: string;
}

/** The release calls them by their long names, `go install` by the folders they are built from. */
const names = [
  ['temporal-server', 'temporal-sql-tool'],
  ['server', 'sql'],
] as const;

export function programsIn(folder: string): TemporalPrograms | undefined {
  for (const [server, sqlTool] of names) {
    const programs = { server: join(folder, server), sqlTool: join(folder, sqlTool) };
    if (isExecutable(programs.server) && isExecutable(programs.sqlTool)) return programs;
  }
  return undefined;
}

/** The version a program gives itself: "temporal version 1.31.2", "temporal-sql-tool version 1.31.2". */
export function parseVersion(output: string): string | undefined {
  return /\bversion v?(\d+\.\d+\.\d+\S*)/.exec(output)?.[1];
}

/** Undefined when both programs run and have the pinned version; otherwise why they will not do. */
export async function flawOf(programs: TemporalPrograms): Promise<string | undefined> {
  for (const path of [programs.server, programs.sqlTool]) {
    const { ok, output } = await runProgram(path, ['--version'], { timeoutMs: 30_000 });
    const version = parseVersion(output);
    if (!ok || version === undefined) return `${path} does not run`;
    if (version !== temporalVersion) return `${path} is version ${version}, not ${temporalVersion}`;
  }
  return undefined;
}
