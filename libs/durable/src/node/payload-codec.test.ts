import { randomUUID } from 'node:crypto';
import { workflowIdOf } from '@shodo/contracts';
import { defaultPayloadConverter, type Payload, type PayloadCodec, type SerializationContext } from '@temporalio/common';
import { openedHistory, payloadCodec } from './payload-codec.js';
import { keysInMemory } from './specification/keys-in-memory.js';

const keys = keysInMemory();
const codec = payloadCodec(keys);
const incident = () => workflowIdOf(randomUUID(), randomUUID());
const contextOf = (workflowId: string): SerializationContext => ({ type: 'workflow', namespace: 'shodo', workflowId });
const content = { principals: 1_200, cause: '髙﨑𠮷' };

async function sealed(workflowId: string): Promise<Payload> {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(content)], contextOf(workflowId));
  if (!payload) throw new Error('nothing was sealed');
  return payload;
}

test('what is sealed shows nothing of its content, and opens for its workflow', async () => {
  const workflowId = incident();
  const payload = await sealed(workflowId);
  expect(Buffer.concat([...Object.values(payload.metadata ?? {}), payload.data ?? Buffer.alloc(0)]).toString('latin1')).not.toMatch(
    /1200|cause|json/,
  );
  const [opened] = await codec.decode([payload], contextOf(workflowId));
  expect(defaultPayloadConverter.fromPayload(opened as Payload)).toEqual(content);
  const [unasked] = await codec.decode([payload]); // the engine's web pages name no workflow
  expect(defaultPayloadConverter.fromPayload(unasked as Payload)).toEqual(content);
});

describe('a large payload', () => {
  const large = { duties: Array.from({ length: 200 }, (_, index) => ({ duty: 'jp.appi.final-report', judgedAt: index })) };
  const sealedBy = async (by: PayloadCodec, workflowId: string) => {
    const [payload] = await by.encode([defaultPayloadConverter.toPayload(large)], contextOf(workflowId));
    return payload as Payload;
  };

  test('is deflated where that was chosen, and opens for everybody', async () => {
    const workflowId = incident();
    const [deflated, whole] = [await sealedBy(payloadCodec(keys, { deflates: true }), workflowId), await sealedBy(codec, workflowId)];
    expect((deflated.data?.length ?? 0) * 5).toBeLessThan(whole.data?.length ?? 0);
    for (const payload of await codec.decode([deflated, whole], contextOf(workflowId)))
      expect(defaultPayloadConverter.fromPayload(payload)).toEqual(large);
  });

  test('cannot be passed off as one that was not deflated', async () => {
    const workflowId = incident();
    const payload = await sealedBy(payloadCodec(keys, { deflates: true }), workflowId);
    const { metadata } = await sealedBy(codec, workflowId);
    await expect(codec.decode([{ ...payload, metadata } as Payload], contextOf(workflowId))).rejects.toThrow('does not open');
  });
});

test('two payloads of one content are different bytes', async () => {
  const workflowId = incident();
  expect(Buffer.from((await sealed(workflowId)).data ?? [])).not.toEqual(Buffer.from((await sealed(workflowId)).data ?? []));
});

test('a payload that was moved to another workflow does not open there, whatever it says of itself', async () => {
  const [here, there] = [incident(), incident()];
  const payload = await sealed(here);
  await expect(codec.decode([payload], contextOf(there))).rejects.toThrow('lies in');
  const own = await sealed(there);
  const disguised = { ...payload, metadata: own.metadata };
  await expect(codec.decode([disguised as Payload], contextOf(there))).rejects.toThrow('does not open');
});

test.each([0, 12, 40])('a payload whose byte %i was changed does not open', async (at) => {
  const workflowId = incident();
  const payload = await sealed(workflowId);
  const data = Buffer.from(payload.data ?? []);
  data.writeUInt8(data.readUInt8(at) ^ 1, at);
  await expect(codec.decode([{ ...payload, data }], contextOf(workflowId))).rejects.toThrow('does not open');
});

test('payloads that are not sealed pass as they are, and what belongs to no incident stays so', async () => {
  const plain = defaultPayloadConverter.toPayload(content);
  expect(await codec.decode([plain], contextOf(incident()))).toEqual([plain]);
  expect(await codec.encode([plain], contextOf('upkeep:watchdog-2026-11-28T00:00:00Z'))).toEqual([plain]);
});

test('without knowing whose it is nothing is sent in clear', async () => {
  await expect(codec.encode([defaultPayloadConverter.toPayload(content)])).rejects.toThrow('without its workflow');
  expect(await codec.encode([])).toEqual([]);
});

test('a destroyed key opens nothing and seals nothing', async () => {
  const workflowId = incident();
  const payload = await sealed(workflowId);
  keys.destroy(workflowId.split(':')[2] ?? '');
  await expect(codec.decode([payload], contextOf(workflowId))).rejects.toThrow('is not there');
  await expect(sealed(workflowId)).rejects.toThrow('destroyed');
});

test('a history is opened wherever a payload stands in it', async () => {
  const workflowId = incident();
  const history = { events: [{ eventId: 1n, attributes: { input: { payloads: [await sealed(workflowId)] }, header: null } }] };
  const opened = await openedHistory(keys, workflowId, history);
  expect(defaultPayloadConverter.fromPayload(opened.events[0]?.attributes.input.payloads[0] as Payload)).toEqual(content);
});
