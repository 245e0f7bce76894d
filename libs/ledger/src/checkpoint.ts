import { fromBase64, toBase64 } from './bytes.js';
import { isNoteName } from './note.js';

/** The state of an organisation's log at one size, as it is signed (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Where every stream stood then: root over the stream heads in the order of their names. */
  readonly heads: Uint8Array;
  /** When it was made. */
  readonly time: string;
}

/** The name of an organisation's log, and of the keys that sign it. */
export const logOrigin = (tenant: string) => `shodo/organisation/${tenant}`;

/** Of the log that a stream lies in, its organisation's: a record in another's would be vouched for by keys that are none of its own. */
export const originOf = (stream: string) => logOrigin(stream.split(':')[1] ?? '');

/** The text of a checkpoint. The standard's three lines, then two of ours, which readers of the standard pass over. */
export const checkpointText = ({ origin, size, root, heads, time }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\nheads ${toBase64(heads)}\ntime ${time}\n`;

/** Reads the text of a checkpoint; undefined when it is none of ours. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', heads = '', time = '', end, ...more] = text.split('\n');
  if (end !== '' || more.length > 0 || !isNoteName(origin) || !/^(?:0|[1-9]\d{0,14})$/.test(size)) return undefined;
  const [rootBytes, headsBytes] = [fromBase64(root), fromBase64(heads.replace(/^heads /, ''))];
  if (rootBytes?.length !== 32 || headsBytes?.length !== 32 || !/^time \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))
    return undefined;
  const read = { origin, size: Number(size), root: rootBytes, heads: headsBytes, time: time.slice(5) };
  return checkpointText(read) === text ? read : undefined;
}

/** A new key made known by the one before: signed by the earlier key, as a note of its own. */
export const handOverText = (origin: string, key: string): string => `${origin}\nhand-over\n${key}\n`;

/** The key that such a text makes known; undefined when it is none. */
export function readHandOver(text: string): { readonly origin: string; readonly key: string } | undefined {
  const [origin = '', kind, key = '', end, ...more] = text.split('\n');
  return kind === 'hand-over' && end === '' && more.length === 0 && origin !== '' && key !== '' ? { origin, key } : undefined;
}
