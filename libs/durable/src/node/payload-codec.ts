import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type IncidentOfWorkflow, incidentOfWorkflow } from '@shodo/contracts';
import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type * as engine from '@temporalio/proto';

// Its messages hang on a root that is made at run time: an import by name finds nothing there.
const { Payload: Message } = (createRequire(import.meta.url)('@temporalio/proto') as typeof engine).temporal.api.common.v1;

/** Where the codec gets the keys of incidents; the vault keeps them. */
export interface PayloadKeys {
  /** Made when there is none; undefined when it was destroyed. */
  forSealing(of: IncidentOfWorkflow): Promise<PayloadKey | undefined>;
  /** Undefined when there is none (any more). */
  forOpening(of: IncidentOfWorkflow): Promise<PayloadKey | undefined>;
}
interface PayloadKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** A sealed payload does not open: its key was destroyed, or it was changed, or it belongs to another workflow. */
export class PayloadUnreadable extends Error {
  override readonly name = 'PayloadUnreadable';
}

const sealedEncoding = 'binary/encrypted';
/** What the sealed bytes are: the payload, or the payload deflated. Sealed with them, so that neither can be taken for the other. */
const forms = { plain: '1', deflated: '2' } as const;
/** Small payloads would not repay it. */
const deflatedFrom = 2_048;

export interface CodecChoice {
  /**
   * Deflates what is large: the thirty kilobytes that an incident carries into its next run become five. For a worker, which reads what it wrote;
   * a process whose payloads a worker of an earlier release may have to read leaves it. Default: no.
   */
  readonly deflates?: boolean;
}
const ivLength = 12;
const tagLength = 16;
const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const textOf = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString('utf8') : '');

/**
 * Seals what the engine keeps of incidents: AES-256-GCM over the whole payload, under the incident's key, bound to namespace and workflow id, so
 * that neither the engine's database nor its screens show content and nothing can be moved to another incident. What belongs to no incident
 * (the upkeep jobs, which take no arguments and answer with counts) stays plain. Opens what it sealed, and passes on what it did not:
 * histories from before have plain payloads.
 */
export function payloadCodec(keys: PayloadKeys, { deflates = false }: CodecChoice = {}): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      if (payloads.length === 0) return payloads;
      const { namespace, workflowId = '' } = demandContext(context);
      const of = incidentOfWorkflow(workflowId);
      if (!of) return payloads;
      const key = await keys.forSealing(of);
      if (!key) throw new PayloadUnreadable(`the payloads of ${workflowId} can no longer be sealed: their key was destroyed`);
      return payloads.map((payload) => seal(payload, key, { whose: `${namespace}|${workflowId}`, deflates }));
    },
    decode: (payloads, context) => Promise.all(payloads.map((payload) => openedPayload(keys, payload, context?.workflowId))),
  };
}

/** The experimental part of the SDK that tells a codec whose payload it has. Without it content would go out in clear: then nothing goes out. */
function demandContext(context: SerializationContext | undefined): SerializationContext {
  if (!context) throw new Error('a payload without its workflow: it cannot be sealed');
  return context;
}

function seal(payload: Payload, { id, bytes }: PayloadKey, { whose, deflates }: { whose: string; deflates: boolean }): Payload {
  const plain = Message.encode(payload).finish();
  const isDeflated = deflates && plain.length >= deflatedFrom;
  const bound = `${isDeflated ? forms.deflated : forms.plain}|${whose}`;
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', bytes, iv).setAAD(bytesOf(bound));
  const body = [cipher.update(isDeflated ? deflateRawSync(plain, { level: 1 }) : plain), cipher.final()];
  return {
    metadata: { encoding: bytesOf(sealedEncoding), 'key-id': bytesOf(id), bound: bytesOf(bound) },
    data: Buffer.concat([iv, ...body, cipher.getAuthTag()]),
  };
}

interface SealedFor extends IncidentOfWorkflow {
  readonly workflowId: string;
  readonly isDeflated: boolean;
}

/** Whose payload it is, by what it says itself; undefined when it is not sealed. The engine's web pages ask without naming a workflow. */
export function sealedFor(payload: Payload): SealedFor | undefined {
  if (textOf(payload.metadata?.encoding) !== sealedEncoding) return undefined;
  const [version, , ...rest] = textOf(payload.metadata?.bound).split('|');
  const workflowId = rest.join('|');
  const of = incidentOfWorkflow(workflowId);
  const isDeflated = version === forms.deflated;
  if (!(isDeflated || version === forms.plain) || !of) throw new PayloadUnreadable('a sealed payload of an unknown form');
  return { ...of, workflowId, isDeflated };
}

/**
 * A payload as it was before it was sealed; one that was not sealed as it is.
 * @param workflowId of the workflow it lies in, where that is known: a payload of another one is refused
 * @throws PayloadUnreadable, and whatever the keys throw
 */
export async function openedPayload(keys: PayloadKeys, payload: Payload, workflowId: string | undefined): Promise<Payload> {
  const sealed = sealedFor(payload);
  if (!sealed) return payload;
  if (workflowId !== undefined && workflowId !== sealed.workflowId)
    throw new PayloadUnreadable(`a payload of ${sealed.workflowId} lies in ${workflowId}`);
  const key = await keys.forOpening(sealed);
  if (!key || key.id !== textOf(payload.metadata?.['key-id']))
    throw new PayloadUnreadable(`the key of the payloads of ${sealed.workflowId} is not there`);
  const data = Buffer.from(payload.data ?? []);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, data.subarray(0, ivLength), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(payload.metadata?.bound ?? [])).setAuthTag(data.subarray(data.length - tagLength));
    const plain = Buffer.concat([decipher.update(data.subarray(ivLength, data.length - tagLength)), decipher.final()]);
    return Message.decode(sealed.isDeflated ? inflateRawSync(plain) : plain);
  } catch {
    throw new PayloadUnreadable(`a payload of ${sealed.workflowId} does not open`);
  }
}

/** A history with every sealed payload opened, for whoever reads or replays it. It changes the history it is given. */
export async function openedHistory<History extends object>(keys: PayloadKeys, workflowId: string, history: History): Promise<History> {
  for (const [name, value] of Object.entries(history)) {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
    if (isPayload(value)) Reflect.set(history, name, await openedPayload(keys, value, workflowId));
    else await openedHistory(keys, workflowId, value);
  }
  return history;
}

const isPayload = (value: object): value is Payload => {
  const metadata: unknown = Reflect.get(value, 'metadata');
  return typeof metadata === 'object' && metadata !== null && Reflect.get(metadata, 'encoding') instanceof Uint8Array;
};
