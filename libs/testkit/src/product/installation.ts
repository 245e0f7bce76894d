import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '@shodo/servers';
import { freshDatabase } from '../servers/fresh-database.js';
import { freshNamespace } from '../servers/fresh-namespace.js';
import { type Ground, Product } from './product.js';
import { demandReplays } from './replays.js';

/** The root of the clone: builds and bundles are found from here. */
export const cloneRoot = resolve(import.meta.dirname, '../../../..');

export interface Installation {
  readonly ground: Ground;
  readonly product: Product;
  readonly superuserUrl: string;
  /**
   * Stops the product, replays every history it left, and removes everything. A suite whose histories other builds made replays them itself.
   * @throws when a history does not replay
   */
  readonly stop: (left?: { readonly byOtherBuilds: true }) => Promise<void>;
}

/** The whole product for one suite: its own databases and namespace on the run's servers, api and worker as processes of their own. */
export async function startInstallation(settings: Readonly<Record<string, string>> = {}): Promise<Installation> {
  const database = await freshDatabase();
  const { address, namespace } = await freshNamespace();
  const dataFolder = mkdtempSync(join(tmpdir(), 'shodo-suite-'));
  const ground: Ground = {
    databaseUrl: database.url,
    keysDatabaseUrl: database.keysUrl,
    temporalAddress: address,
    temporalNamespace: namespace,
    dataFolder,
    port: await freePort(),
    settings,
  };
  const product = new Product(cloneRoot, ground);
  const remove = async () => {
    await product.stop();
    await database.drop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  const stop: Installation['stop'] = async (left) => {
    try {
      await product.stop();
      if (!left?.byOtherBuilds) await demandReplays(cloneRoot, ground);
    } finally {
      await remove();
    }
  };
  await product.start().catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  return { ground, product, superuserUrl: database.superuserUrl, stop };
}
