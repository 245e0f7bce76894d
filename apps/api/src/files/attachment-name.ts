/** Separators, signs that mean something to a system or a header, control characters, and those that turn the direction of writing. */
const harmful = /[\p{Cc}\p{Cf}"*:<>?|\\/]/gu;

/** The header by which a browser saves a file under this name and never shows it (RFC 6266): the last part of the name, without anything harmful. */
export function attachmentOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(harmful, '_').replace(/^[. ]+|[. ]+$/g, '') || 'file';
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? '';
  const plain = /^[\x20-\x7e]+$/.test(clean) ? clean : `file${extension}`;
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
