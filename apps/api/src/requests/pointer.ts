const sayable = /^[\p{L}\p{N}_ .:-]{1,64}$/u;

/** JSON pointer (RFC 6901). A key nobody could read aloud is not repeated: no input may return in an answer unless it names a field. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${sayable.test(String(key)) ? String(key) : '?'}`).join('');
