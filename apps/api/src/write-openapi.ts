import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from './openapi/document.js';

/** Writes docs/openapi.json from the contracts. Part of `npm run docs`; a test holds that the committed file is what this writes. */
const target = process.argv[2] ?? join(process.cwd(), 'docs', 'openapi.json');
writeFileSync(target, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
