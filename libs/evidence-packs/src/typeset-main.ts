import { text } from 'node:stream/consumers';
import type { Report } from './report/report.js';
import { typeset } from './typeset.js';

/** A report comes in by standard input, its pages go out by standard output. */
process.stdout.write(typeset(JSON.parse(await text(process.stdin)) as Report));
