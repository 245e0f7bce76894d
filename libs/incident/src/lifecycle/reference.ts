const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What people read aloud over the phone: the first forty bits of the incident's id in eight characters, without letters that look alike. */
export function referenceOf(incident: string): string {
  let rest = BigInt(`0x${incident.replaceAll('-', '').slice(0, 10)}`);
  let text = '';
  for (let place = 0; place < 8; place++) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
