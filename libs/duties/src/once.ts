/** What is made of an object, made once for each: packs, and what they are made of, are read once and asked a thousand times. */
export function once<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const kept = new WeakMap<Key, Made>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

/** What lives no longer than one judgement remembers in itself: a weak map of many that soon go costs the collector more than they do. */
export interface Remembering {
  readonly memory?: Map<unknown, unknown>;
}

/** The same for what remembers; made anew each time for what does not. */
export function onceIn<Key extends Remembering, Made>(make: (key: Key) => Made): (key: Key) => Made {
  return (key) => {
    const { memory } = key;
    if (memory === undefined) return make(key);
    const known = memory.get(make) as Made | undefined;
    if (known !== undefined) return known;
    const made = make(key);
    memory.set(make, made);
    return made;
  };
}
