/** Names of characters that no program here knows are read as those of nearly every mail. */
function decoderFor(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

const unquoted = (body: string) =>
  body
    .replaceAll(/[ \t]*$/gm, '')
    .replaceAll(/=\n/g, '')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** A text of one letter for each byte; as it stands, where it is no base64. */
function decoded(body: string, encoding: string): string {
  if (encoding === 'quoted-printable') return unquoted(body);
  try {
    return atob(body.replaceAll(/\s/g, ''));
  } catch {
    return body;
  }
}

const encodingOf = /^content-transfer-encoding:\s*(quoted-printable|base64)\b/im;
const isMail = /^content-type:\s*message\/rfc822\b/im;
const charsetOf = /\bcharset\s*=\s*"?([\w-]+)/i;

/**
 * A mail as a mail program saves it (.eml), with the texts of its parts readable in their places; whatever is none as it is. No more of a mail is
 * understood than that: its parts lie between lines that it names, each with headers, an empty line and its text.
 */
export function readable(mail: string): string {
  if (!encodingOf.test(mail)) return mail;
  const boundaries = [...mail.matchAll(/\bboundary\s*=\s*(?:"([^"\n]+)"|([^\s;"]+))/gi)].map(([, quoted, plain]) => `--${quoted ?? plain}`);
  const isBoundary = (line: string) => boundaries.some((boundary) => line.startsWith(boundary));
  const parts: string[][] = [[]];
  for (const line of mail.split('\n')) {
    if (isBoundary(line)) parts.push([line], []);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => readablePart(lines.join('\n'))).join('\n');
}

function readablePart(part: string): string {
  const end = part.indexOf('\n\n') + 2;
  const [headers, body] = [part.slice(0, end), part.slice(end)];
  const encoding = encodingOf.exec(headers)?.[1]?.toLowerCase();
  if (encoding === undefined) return isMail.test(headers) ? headers + readablePart(body) : part;
  const bytes = Uint8Array.from(decoded(body, encoding), (letter) => letter.charCodeAt(0));
  return headers + decoderFor(charsetOf.exec(headers)?.[1] ?? 'utf-8').decode(bytes);
}
