/** What a browser digests at once: it has to hold the whole file in memory. */
export const largestDigested = 500_000_000;

const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file, computed here: nothing of it leaves the device. */
export async function digestOf(file: Blob): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
}

/** The digest in what was pasted: alone, in capitals, in pairs, or within the line a command printed. */
export function digestIn(pasted: string): string | undefined {
  const lines = pasted.normalize('NFKC').toLowerCase().split(/\n/);
  const alone = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/;
  const inPairs = /^\s*[0-9a-f]{2}(?:[ :][0-9a-f]{2}){31}\s*$/;
  const found = lines.flatMap((line) => alone.exec(line)?.[0] ?? inPairs.exec(line)?.[0].replaceAll(/[ :]/g, '') ?? []);
  return found[0];
}

/** How each system computes it on its own, for files too large to read here. */
export const digestCommands = [
  { system: 'Windows', command: 'certutil -hashfile FILE SHA256' },
  { system: 'macOS', command: 'shasum -a 256 FILE' },
  { system: 'Linux', command: 'sha256sum FILE' },
] as const;

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** As 48.2 kB. */
export function sizeText(bytes: number): string {
  const power = bytes < 1_000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const scaled = bytes / 1_000 ** power;
  return `${power === 0 ? scaled : scaled.toFixed(scaled < 10 ? 1 : 0)} ${units[power]}`;
}
