import { parse } from 'yaml';

type Mapping = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapping = (value: unknown): Mapping => (isMapping(value) ? value : {});
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

interface Service {
  readonly name: string;
  readonly content: Mapping;
}

export const servicesOf = (text: string): Service[] =>
  Object.entries(mapping(mapping(parse(text, { merge: true })).services)).map(([name, content]) => ({ name, content: mapping(content) }));

/** Awaited until it has ended: a job, not a service. */
const jobsAmong = (services: readonly Service[]) =>
  new Set(
    services.flatMap(({ content }) =>
      Object.entries(mapping(content.depends_on))
        .filter(([, how]) => mapping(how).condition === 'service_completed_successfully')
        .map(([name]) => name),
    ),
  );

/** A tag that names a version: the same file gives the same programs next year. */
const isPinned = (image: string) => /:v?\d+\.\d+(?:\.\d+)*(?:[-@][\w.:-]+)?$/.test(image);

const isSecretName = (name: string) => /PASSWORD|PASSWD|PWD|SECRET|TOKEN|(?:_|^)KEY$/.test(name);
const isRequired = (value: string) => /^\$\{\w+:\?[^}]*\}$/.test(value);
/** Where it is not set it follows from a secret that is: an empty value gives nothing away. */
const followsFromAnother: ReadonlySet<string> = new Set(['SHODO_AUTH_SECRET']);
const isLeftOut = (name: string, value: string) => followsFromAnother.has(name) && value === `\${${name}:-}`;

/** What a value gives away: a secret written out, one with a default, or a password inside an address. */
function givenAway(name: string, value: string): string[] {
  if (isSecretName(name) && !isRequired(value) && !isLeftOut(name, value)) return [`${name} is not asked for without a default`];
  const plain = value.replace(/\$\{\w+:\?[^}]*\}/g, '');
  return /:\/\/[^/@\s:]*:[^@/\s]+@/.test(plain) ? [`${name} holds a password`] : [];
}

const environmentOf = ({ content }: Service): [string, string][] =>
  Array.isArray(content.environment)
    ? list(content.environment).map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)])
    : Object.entries(mapping(content.environment)).map(([name, value]) => [name, String(value)]);

/** A folder that a setting names, where nothing can be written: what goes there is lost with the container, or never written. */
function unkept(service: Service): string[] {
  const kept = list(service.content.volumes).map((volume) => volume.split(':')[1] ?? '');
  return environmentOf(service)
    .filter(
      ([name, value]) => /^SHODO_(DATA|\w+_FOLDER)$/.test(name) && !kept.some((place) => value === place || value.startsWith(`${place}/`)),
    )
    .map(([name, value]) => `${name} is ${value}, which no volume keeps`);
}

function problemsOf(service: Service, jobs: ReadonlySet<string>): string[] {
  const { content, name } = service;
  const image = String(content.image ?? '');
  return [
    ...(isPinned(image) ? [] : [`image ${image || '(none)'} is not pinned to a version`]),
    ...(jobs.has(name) || mapping(content.healthcheck).test !== undefined ? [] : ['has no health check and is no job']),
    ...environmentOf(service).flatMap(([variable, value]) => givenAway(variable, value)),
    ...list(content.ports)
      .filter((port) => !port.startsWith('127.0.0.1:'))
      .map((port) => `publishes ${port} beyond this host`),
    ...(Array.isArray(content.depends_on) ? ['waits for a start, not for health'] : []),
    ...Object.entries(mapping(content.depends_on))
      .filter(([, how]) => mapping(how).condition === 'service_started')
      .map(([other]) => `waits for the start of ${other}, not for its health`),
    ...unkept(service),
    ...(content.privileged === true || content.network_mode !== undefined ? ['leaves its container'] : []),
  ].map((problem) => `${name}: ${problem}`);
}

export function composeProblems(text: string): string[] {
  const services = servicesOf(text);
  const jobs = jobsAmong(services);
  return services.flatMap((service) => problemsOf(service, jobs));
}

/** Every value that stops the start when it is missing. */
export const requiredBy = (text: string): string[] => [...new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name))].sort();

/** Names and values of a settings file; a line that is commented out is an offer without a value. */
export const namesIn = (text: string): { name: string; value: string }[] =>
  [...text.matchAll(/^#?([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
