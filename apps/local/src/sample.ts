import { runApiProgram } from './api-program.js';

/** `npm run sample`, while `npm start` runs. */
process.exitCode = runApiProgram('sample', process.argv.slice(2), process.env);
