import { runApiProgram } from './api-program.js';

/** `npm run recovery-link -- <e-mail>`, while `npm start` runs. */
process.exitCode = runApiProgram('recovery-link', process.argv.slice(2), process.env);
