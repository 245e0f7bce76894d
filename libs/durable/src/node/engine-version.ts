import type { Connection } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';

/** What every shape that Shodo starts itself runs, and what all tests ran against. */
export const testedEngineVersion = '1.31.2';

/** The version an engine gives itself, where it is not the one that was tested: another may do, and nobody has seen it do so. */
export async function otherEngineVersion(
  { workflowService }: Pick<Connection | NativeConnection, 'workflowService'>,
  tested = testedEngineVersion,
): Promise<string | undefined> {
  const { serverVersion } = await workflowService.getSystemInfo({});
  return serverVersion === tested ? undefined : serverVersion;
}
