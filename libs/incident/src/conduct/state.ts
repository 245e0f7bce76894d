/** Who holds a track, and since when. */
export interface Holder {
  readonly person: string;
  readonly since: string;
  /** The entry by which they hold it, and who said so; of states folded before that was kept they are missing. */
  readonly entry?: number;
  readonly namedBy?: string;
}
