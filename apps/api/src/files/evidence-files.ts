import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type EvidenceRef, type IncidentId, type KeptFileView, type SealedCommandBody, type UploadedFile } from '@shodo/contracts';
import { killPoint } from '@shodo/durable/node';
import { readIncident } from '@shodo/store';
import {
  FileIsEmpty,
  type FileRow,
  FileTooLarge,
  filesOf,
  IncidentWasErased,
  keepFile,
  largestFile,
  lostKeys,
  NoRoom,
  nameFile,
  OtherFileUnderSameKey,
  openTexts,
  openWatched,
} from '@shodo/vault';
import { incidentOf, viewOf } from '@shodo/views';
import { hashedId } from '../commands/hashed-id.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound, ProblemAnswer, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { demandKnown } from '../reads/known-incident.js';
import { DamagedFiles } from './damaged-files.js';

export interface ToUpload {
  readonly caller: Caller;
  readonly incident: IncidentId;
  readonly key: string;
  /** As the header says, where it does. */
  readonly length: number | undefined;
  readonly bytes: Readable;
}

/** Files that are evidence: taken in and given out as streams, never held whole, never opened by anything of ours. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
    private readonly damaged: DamagedFiles,
  ) {}

  async keep({ caller, incident, key, length, bytes }: ToUpload): Promise<UploadedFile> {
    const { tenant, person } = caller;
    if (length === 0) throw new ProblemAnswer(422, 'file-is-empty');
    if (length !== undefined && length > largestFile) throw new ProblemAnswer(413, 'too-large', { largest: largestFile });
    const { store, vault } = this.connections;
    await demandKnown(store, { tenant, incident });
    const file = hashedId('file', tenant, person, key);
    const { sha256, size } = await keepFile(vault, this.connections.files, { tenant, incident, file }, bytes).catch(asProblem);
    killPoint('api.after-file');
    return { file, sha256, fileSize: size };
  }

  /** Those that are kept, and those that the record has and whose row is gone: they are missing, not nothing. */
  async list({ tenant }: Caller, incident: IncidentId): Promise<{ items: KeptFileView[] }> {
    const { store, vault } = this.connections;
    const folded = await readIncident(store, { tenant, incident });
    if (!folded) throw notFound();
    const kept = await filesOf(vault, { tenant, incident });
    const files = [...kept, ...withoutRow(incidentOf(folded).evidence, kept)];
    const lost = await lostKeys(
      vault,
      { tenant, incident },
      files.map(({ file }) => file),
    );
    const items = files.map(({ file, sha256, size, storedAt, checkedAt, found }) => ({
      file,
      sha256,
      fileSize: size,
      storedAt,
      found: lost.get(file) ?? found,
      ...(checkedAt && { checkedAt }),
    }));
    return { items };
  }

  /** Evidence that names a file names one that lies here, by the digest the server measured; from then on no sweep takes it away. */
  async demandNamed(
    { tenant, incident, commandId }: { tenant: Caller['tenant']; incident: IncidentId; commandId: string },
    { file, sha256, fileSize }: SealedCommandBody<'SealEvidence'>,
  ): Promise<void> {
    if (!file) return;
    const { vault } = this.connections;
    const kept = (await filesOf(vault, { tenant, incident })).find((each) => each.file === file);
    if (kept?.sha256 !== sha256 || kept?.size !== fileSize) throw refusedBy([{ code: 'file-is-not-uploaded' }]);
    const lost = (await lostKeys(vault, { tenant, incident }, [file])).get(file);
    if (lost) throw refusedBy([{ code: lost === 'erased' ? 'file-was-erased' : 'file-is-not-uploaded' }]);
    await nameFile(vault, { tenant, incident, file }, commandId);
  }

  /**
   * The reading is on record before a byte leaves. What is damaged is told and noted as by the scheduled look, before the answer, or before the
   * connection breaks off. @throws ProblemAnswer 409 when the file was erased, is missing, or its beginning is not what it was
   */
  async open(caller: Caller, incident: IncidentId, evidence: EvidenceRef): Promise<{ bytes: Readable; size: number; name: string }> {
    const { store, vault } = this.connections;
    const { tenant, organisation } = caller;
    const of = { tenant, incident };
    const folded = await readIncident(store, { tenant, incident });
    if (!folded) throw notFound();
    const view = viewOf(folded, { now: new Date().toISOString(), by: actorOf(caller), practice: organisation.practice });
    const sealed = view.evidence.find((each) => each.evidence === evidence);
    const kept = sealed?.file && (await filesOf(vault, { tenant, incident })).find(({ file }) => file === sealed.file);
    if (!sealed || !kept) throw notFound();
    // Nothing of it is read any more: an entry would say that somebody did.
    if ((await lostKeys(vault, of, [kept.file])).get(kept.file) === 'erased') throw wasErased();
    await this.record.note({ tenant, actor: actorOf(caller) }, { type: 'EvidenceFileRead', version: 1, data: { incident, evidence } });
    const ref = sealed.fileName?.ref;
    const name = ref && (await openTexts(vault, { ...of, refs: [ref] }))[ref];
    // A database that is away meanwhile keeps nothing back: the scheduled look finds the same.
    const onDamage = () => this.damaged.note(of, kept, 'changed').catch(() => undefined);
    const bytes = await openWatched(vault, this.connections.files, { ...of, ...kept }, onDamage);
    if (bytes === 'erased') throw wasErased();
    if (typeof bytes === 'string') {
      await this.damaged.note(of, kept, bytes);
      throw new ProblemAnswer(409, 'file-is-damaged');
    }
    return { bytes, size: kept.size, name: typeof name === 'string' ? name : `evidence-${evidence.slice(0, 8)}` };
  }
}

type OnList = Pick<FileRow, 'file' | 'sha256' | 'size' | 'storedAt' | 'found'> & Partial<Pick<FileRow, 'checkedAt'>>;

function withoutRow(evidence: ReturnType<typeof incidentOf>['evidence'], kept: readonly FileRow[]): OnList[] {
  const known = new Set(kept.map(({ file }) => file));
  return evidence.flatMap(({ file, sha256 = '', fileSize: size = 0, at: storedAt }) => {
    if (file === undefined || known.has(file)) return [];
    known.add(file);
    return [{ file, sha256, size, storedAt, found: 'missing' as const }];
  });
}

const wasErased = () => refusedBy([{ code: 'evidence-file-was-erased' }]);

/** What keeping a file may end in, in the words of HTTP. */
export function asProblem(error: unknown): never {
  if (error instanceof FileTooLarge) throw new ProblemAnswer(413, 'too-large', { largest: largestFile });
  if (error instanceof FileIsEmpty) throw new ProblemAnswer(422, 'file-is-empty');
  if (error instanceof NoRoom) throw new ProblemAnswer(507, 'no-room-for-files');
  if (error instanceof IncidentWasErased) throw refusedBy([{ code: 'vault-was-erased' }]);
  if (error instanceof OtherFileUnderSameKey) throw new ProblemAnswer(422, 'same-key-other-body');
  if (isCutOff(error)) throw new ProblemAnswer(400, 'upload-broke-off');
  throw error;
}

const isCutOff = (error: unknown) =>
  ['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'ABORT_ERR'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '') ||
  (error instanceof Error && error.message === 'aborted');
