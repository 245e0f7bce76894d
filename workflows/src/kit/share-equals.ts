/**
 * Keeps once what stands several times in values that are kept together: texts anywhere, and what is listed. The duties of an incident give the
 * same reasons, cite the same law and rest on the same facts; kept once, they take half of the memory. Changes the values it is given, which must
 * be plain JSON that nobody else holds; what is folded of them is never changed.
 */
export function shareEquals<const T extends readonly object[]>(values: T): T {
  const texts = new Map<string, string>();
  const listed = new Map<string, unknown>();
  const once = <Kept>(known: Map<string, Kept>, name: string, value: Kept): Kept => {
    const before = known.get(name);
    if (before === undefined) known.set(name, value);
    return before ?? value;
  };
  const shareIn = (value: object): void => {
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const kept = typeof inner === 'string' ? once(texts, inner, inner) : isList ? once(listed, JSON.stringify(inner), inner) : inner;
      if (kept !== inner) Reflect.set(value, key, kept);
      else if (typeof inner === 'object' && inner !== null) shareIn(inner);
    }
  };
  for (const value of values) shareIn(value);
  return values;
}
