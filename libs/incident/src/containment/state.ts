export interface Containment {
  readonly spreadStoppedAt?: string;
  /** The entry that declared it, when and by whom; of states folded before that was kept it is missing. */
  readonly spreadStopped?: { readonly entry: number; readonly at: string; readonly by?: string };
}
