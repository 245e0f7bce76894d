import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord, type Elsewhere } from '../check/check-record.js';
import { browserTools } from './browser-tools.js';

const folder = join(__dirname, '../../../../test/ledger/specimens');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ndjson'))
  .map((file) => file.replace('.ndjson', ''));

async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(join(folder, `${name}.ndjson`));
}

// The command and the second implementation are asked the same in test/src/ledger.
test.each(names)('the page finds in the specimen %s what it shows', async (name) => {
  const { found, ...held } = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Elsewhere & { readonly found: object };
  expect(await checkRecord(browserTools, bytesOf(name), held)).toMatchObject(found);
});
