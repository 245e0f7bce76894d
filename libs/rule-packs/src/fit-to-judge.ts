import { shippedPacks } from './assess-now.js';
import { PacksRefused } from './yaml-file.js';

/**
 * Why nothing can be judged by the packs, a line per problem; empty when they load. A process asks at start: one that finds out later says that it
 * is ready while every incident goes without its duties.
 */
export function whyPacksDoNotLoad(load: () => unknown = shippedPacks): readonly string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof PacksRefused) return error.message.split('\n');
    return [`the packs cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}
