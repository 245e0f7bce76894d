import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * The same form gives the same bytes, wherever it is judged. The zone of the machine is set before a process starts, so each zone has a process of its
 * own; it runs what was built. Other Nodes are asked where `SHODO_OTHER_NODES` names their programs, divided by colons.
 */
const command = pathToFileURL(fileURLToPath(new URL('../../dist/assessments/assess-command.js', import.meta.url))).href;
const examples = fileURLToPath(new URL('../../../../docs/examples/assess/', import.meta.url));
const nodes = [process.execPath, ...(process.env.SHODO_OTHER_NODES ?? '').split(':').filter((path) => path !== '')];
const zones = ['UTC', 'Asia/Tokyo', 'America/New_York'];

const everywhere = JSON.stringify({
  now: '2027-03-29T00:00:00Z',
  organisation: {
    jurisdictions: ['jp', 'eu', 'uk', 'kr', 'sg', 'au', 'tw', 'cn', 'hk', 'th', 'in', 'us-ca', 'us-ny', 'us-tx', 'us-hipaa', 'us-sec'],
    sector: 'telecom',
    marks: ['privacy-mark'],
    listed: true,
    zone: 'Europe/Berlin',
    designations: ['special-infra-operator', 'nis2-entity', 'dora-entity', 'cra-manufacturer'],
  },
  anchors: {
    occurred: '2027-03-01',
    discovered: '2027-03-13',
    aware: '2027-03-13T23:59:59-05:00',
    assessed: '2027-03-14',
    classified: '2027-03-14',
  },
  facts: { 'breach-occurred': { value: true, confidence: 'confirmed' }, 'principals-affected': { unknown: true } },
});

const files = [
  ...readdirSync(examples)
    .sort()
    .map((name) => `${examples}${name}`),
  '-',
];
const script = `
import { readFileSync } from 'node:fs';
const { assessCommand } = await import(${JSON.stringify(command)});
const doors = {
  read: (file) => (file === '-' ? ${JSON.stringify(everywhere)} : readFileSync(file, 'utf8')),
  out: (text) => process.stdout.write(text + '\\n'),
  err: (text) => { throw new Error(text); },
};
for (const language of [[], ['--en']]) for (const file of ${JSON.stringify(files)}) assessCommand([...language, file], doors);
doors.out(String(new Date(0).getHours()));
`;

async function printed(node: string, zone: string): Promise<{ readonly bytes: string; readonly localHour: string }> {
  const { stdout } = await promisify(execFile)(node, ['--input-type=module', '-e', script], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stdout.trimEnd().split('\n');
  const localHour = lines.pop() ?? '';
  return { bytes: createHash('sha256').update(lines.join('\n')).digest('hex'), localHour };
}

test('Every example, and one form under every law, is answered in the same bytes under three zones', async () => {
  const all = await Promise.all(nodes.flatMap((node) => zones.map((zone) => printed(node, zone))));
  // The zones were really set: midnight of 1970 in UTC is another hour elsewhere.
  expect(all.map(({ localHour }) => localHour)).toEqual(nodes.flatMap(() => ['0', '9', '19']));
  expect(new Set(all.map(({ bytes }) => bytes)).size).toBe(1);
});
