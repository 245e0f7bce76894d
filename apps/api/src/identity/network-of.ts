import { isIP } from 'node:net';

/**
 * The part of an address that one guesser cannot change at will: an IPv4 address, also when it is written as IPv6, and the first half of an IPv6
 * address, as a household or an office gets that many at least.
 */
export function networkOf(ip: string): string {
  const [plain = ''] = ip.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped || isIP(plain) !== 6) return mapped ?? plain;
  const [head = '', tail] = plain.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [left, right] = [groups(head), groups(tail ?? '')];
  const whole = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
