/** What was promised and does not hold. `promise` is an invariant of the inspector (I1 ...), or one that only shows inside. */
export type Promised =
  | 'I1'
  | 'I2'
  | 'I5'
  | 'I7'
  | 'I8'
  | 'I9'
  | 'I11'
  | 'I15'
  | 'state-is-the-fold'
  | 'comes-to-rest'
  | 'everybody-is-answered'
  | 'moves-on-when-told'
  | 'a-task-succeeds';

export class Violation extends Error {
  override readonly name = 'Violation';
  constructor(
    readonly promise: Promised,
    about: string,
  ) {
    super(`${promise}: ${about}`);
  }
}

export function demand(holds: boolean, promise: Promised, about: () => string): void {
  if (!holds) throw new Violation(promise, about());
}
