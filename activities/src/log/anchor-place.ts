import type { AnchorPlaceName, CheckpointToAnchor } from '@shodo/store';

/** A place outside of this installation that takes checkpoints. */
export interface AnchorPlace {
  readonly name: AnchorPlaceName;
  /** `every`: takes each checkpoint; `latest`: only the last one, which stands for those before it. */
  readonly takes: 'every' | 'latest';
  /** After it took one, a checkpoint that nothing urgent caused waits so long, milliseconds. */
  readonly quietMs?: number;
  /** Answers what the place gives back, if anything, when it has it for sure. Taking one twice does no harm. */
  put(checkpoint: CheckpointToAnchor): Promise<Uint8Array | undefined>;
}
