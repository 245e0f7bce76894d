/** Where a text stops being JSON, as an editor counts it: lines and their characters from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  /** The text could go on, and ends there. */
  readonly atEnd: boolean;
}

/** The first place of a text that JSON.parse cannot read; undefined where it reads it all. */
export function jsonFault(text: string): JsonFault | undefined {
  const stop = stopIn(text);
  if (stop === undefined) return undefined;
  const lines = text.slice(0, stop).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1, atEnd: stop === text.length };
}

function stopIn(text: string): number | undefined {
  const told = toldStop(text);
  if (told !== 'not-told') return told;
  // Of a sign it did not expect it names no position. Every shorter beginning can go on: so it is the end of the shortest that cannot.
  let [goesOn, isBroken] = [0, text.length];
  while (isBroken - goesOn > 1) {
    const middle = Math.floor((goesOn + isBroken) / 2);
    const stop = toldStop(text.slice(0, middle));
    if (stop === undefined || stop === middle) goesOn = middle;
    else isBroken = middle;
  }
  return goesOn;
}

/** Where JSON.parse says that it stopped. A text that is only quoted in the message, which may say anything, stands before the end of it. */
function toldStop(text: string): number | undefined | 'not-told' {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message === 'Unexpected end of JSON input') return text.length;
    const position = / JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(message)?.[1];
    return position === undefined ? 'not-told' : Number(position);
  }
}
