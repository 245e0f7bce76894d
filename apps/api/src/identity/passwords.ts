import { hash, verify } from '@node-rs/argon2';

/** The library's own number for argon2id; its enum cannot be imported one file at a time. */
const argon2id = 2;

/** Argon2id with 19 MiB, two passes, one lane: the least that OWASP's password storage advice allows. */
const cost = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

export const isPassword = (password: string, hashed: string): Promise<boolean> => verify(hashed, password.normalize('NFKC'));
