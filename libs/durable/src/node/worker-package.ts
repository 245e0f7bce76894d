/** The SDK's worker brings a native library and webpack: loaded by the process that hosts workflows, and not by every client of the engine. */
export const workerPackage = () => import('@temporalio/worker');
