import { sha512 } from '@noble/hashes/sha2.js';

/**
 * Whether an Ed25519 signature holds (RFC 8032, 5.1.7), in plain arithmetic: the page must work in browsers whose own cryptography does not have it.
 * Only public values come in, so it need not take the same time for each of them.
 */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const [a, r] = [pointOf(publicKey), pointOf(signature.subarray(0, 32))];
  const s = numberOf(signature.subarray(32));
  if (!a || !r || s >= order) return false;
  const hashed = sha512(Uint8Array.from([...signature.subarray(0, 32), ...publicKey, ...message]));
  return isSame(times(s, base), plus(r, times(numberOf(hashed) % order, a)));
}

const p = 2n ** 255n - 19n;
const order = 2n ** 252n + 27742317777372353535851937790883648493n;
const mod = (value: bigint) => ((value % p) + p) % p;

function power(value: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(value)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}
const inverse = (value: bigint) => power(value, p - 2n);

const d = mod(-121665n * inverse(121666n));
const rootOfMinusOne = power(2n, (p - 1n) / 4n);

/** x, y, z and x·y/z of a point of the twisted Edwards curve. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint];
const nothing: Point = [0n, 1n, 1n, 0n];

function plus([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const [a, b] = [mod((y1 - x1) * (y2 - x2)), mod((y1 + x1) * (y2 + x2))];
  const [c, e] = [mod(2n * t1 * t2 * d), mod(2n * z1 * z2)];
  const [f, g, h, i] = [b - a, e - c, e + c, b + a];
  return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)];
}

function times(scalar: bigint, point: Point): Point {
  let [result, doubled] = [nothing, point];
  for (let left = scalar; left > 0n; left >>= 1n) {
    if (left & 1n) result = plus(result, doubled);
    doubled = plus(doubled, doubled);
  }
  return result;
}

const isSame = ([x1, y1, z1]: Point, [x2, y2, z2]: Point) => mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n;

/** Little end first. */
const numberOf = (bytes: Uint8Array) => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);

function pointOf(bytes: Uint8Array): Point | undefined {
  const coded = numberOf(bytes);
  const [isOdd, y] = [coded >> 255n, coded & (2n ** 255n - 1n)];
  if (y >= p) return undefined;
  return withY(y, isOdd);
}

function withY(y: bigint, isOdd: bigint): Point | undefined {
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x - square) !== 0n) x = mod(x * rootOfMinusOne);
  if (mod(x * x - square) !== 0n || (x === 0n && isOdd === 1n)) return undefined;
  if ((x & 1n) !== isOdd) x = p - x;
  return [x, y, 1n, mod(x * y)];
}

const base = withY(mod(4n * inverse(5n)), 0n) ?? nothing;
