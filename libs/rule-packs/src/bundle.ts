import { writeFileSync } from 'node:fs';
import { keptFile, keptText } from './kept-packs.js';

writeFileSync(keptFile, keptText());
