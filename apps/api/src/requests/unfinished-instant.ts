import { Instant } from '@shodo/contracts';

const withoutSomething = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;

/** What a time lacks that would be whole with it; undefined of one that is none, or lacks nothing. */
export function lackedByInstant(text: unknown): 'seconds-missing' | 'offset-missing' | 'seconds-and-offset-missing' | undefined {
  const [, begun, seconds, offset] = (typeof text === 'string' && withoutSomething.exec(text)) || [];
  if (begun === undefined || !Instant.safeParse(`${begun}${seconds ?? ':00'}${offset ?? 'Z'}`).success) return undefined;
  if (seconds === undefined) return offset === undefined ? 'seconds-and-offset-missing' : 'seconds-missing';
  return offset === undefined ? 'offset-missing' : undefined;
}
