import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EvidencePackBuilt, EvidencePackWanted, FileId, IncidentId } from '@shodo/contracts';
import { type Plan, packOf, partsOf, planIn, typesetApart, zip, zipLength } from '@shodo/evidence-packs';
import { readIncident } from '@shodo/store';
import { type FileRow, filesOf, keepFile, openFile } from '@shodo/vault';
import { hashedId } from '../commands/hashed-id.js';
import { asProblem } from '../files/evidence-files.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notFound, ProblemAnswer, refusedBy } from '../problems/problem-answer.js';
import { Connections } from '../process/connections.js';
import { untilAnchored } from '../reads/until-anchored.js';
import { verifierBytes } from '../reads/verifier-page.js';
import { asView, sourceOf } from './pack-source.js';
import { lookAtEvidence } from './piece-files.js';
import { recordPart, verifierPart } from './record-part.js';

export interface ToBuild {
  readonly caller: Caller;
  readonly incident: IncidentId;
  readonly key: string;
  readonly wanted: EvidencePackWanted;
}

/** Evidence packs: built of one state of the record, kept sealed until they are given or a day has passed, and given out as they were built. */
@Injectable()
export class EvidencePacks {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
  ) {}

  /** That texts are opened is on record before one is. @throws ProblemAnswer 409 when a file of evidence is damaged and nobody chose to go on */
  async build({ caller, incident, key, wanted: { profile, despite = [] } }: ToBuild): Promise<EvidencePackBuilt> {
    const { tenant, person } = caller;
    const { store, vault } = this.connections;
    const folded = await readIncident(store, { tenant, incident });
    if (!folded) throw notFound();
    const pack = hashedId('evidence-pack', tenant, person, key) as FileId;
    const earlier = await this.#kept(caller, incident, pack);
    if (earlier) return this.#sameAsAsked(earlier, profile);

    const head = asView(folded, caller);
    const [noted] = await this.record.note(
      { tenant, actor: actorOf(caller), appendId: hashedId('evidence-pack-begun', tenant, pack, String(head.seq)) },
      { type: 'EvidencePackBegun', version: 1, data: { incident, profile, seq: head.seq } },
    );
    await untilAnchored(store, tenant, noted?.seq ?? 0);
    const files = await lookAtEvidence({ vault, place: this.connections.files }, { tenant, incident, evidence: head.evidence });
    const damaged = files.damaged.filter((evidence) => !despite.includes(evidence));
    if (damaged.length > 0) throw refusedBy([{ code: 'evidence-file-is-damaged', detail: { evidence: damaged.join(',') } }]);

    const source = await sourceOf(this.connections, { caller, incident, profile, folded, files: files.found });
    const { plan, bytes } = await packOf(source, {
      record: await recordPart(store, { tenant, incident }, source),
      verifier: verifierPart(await verifierBytes()),
      files: files.intact,
      typeset: typesetApart,
    });
    await keepFile(vault, this.connections.files, { tenant, incident, file: pack, holds: 'pack' }, Readable.from(bytes)).catch(asProblem);
    return answerOf(pack, plan);
  }

  /** As it was built; who saves it is on record before a byte leaves. */
  async open(caller: Caller, incident: IncidentId, pack: FileId): Promise<{ bytes: Readable; size: number; name: string }> {
    const { tenant } = caller;
    const kept = await this.#kept(caller, incident, pack);
    const folded = kept && (await readIncident(this.connections.store, { tenant, incident }));
    if (!kept || !folded) throw notFound();
    const { plan, row } = kept;
    const { profile, manifest } = plan;
    await this.record.note(
      { tenant, actor: actorOf(caller) },
      { type: 'EvidencePackSaved', version: 1, data: { incident, pack, profile, manifest } },
    );
    const own = await this.#opened(tenant, incident, row);
    const { evidence, reference } = asView(folded, caller);
    const pieces = await filesOf(this.connections.vault, { tenant, incident });
    const openPiece = async (id: string) => {
      const file = pieces.find(({ file }) => file === evidence.find((each) => each.evidence === id)?.file);
      if (!file) throw new ProblemAnswer(500, 'file-is-damaged');
      return this.#opened(tenant, incident, file);
    };
    return { bytes: Readable.from(zip(partsOf(plan, own, openPiece))), size: zipLength(plan.parts), name: `証拠パック-${reference}.zip` };
  }

  async #kept({ tenant }: Caller, incident: IncidentId, pack: FileId): Promise<{ pack: FileId; row: FileRow; plan: Plan } | undefined> {
    const rows = await filesOf(this.connections.vault, { tenant, incident, holds: 'pack' });
    const row = rows.find(({ file }) => file === pack);
    return row && { pack, row, plan: await planIn(await this.#opened(tenant, incident, row)) };
  }

  #sameAsAsked({ pack, plan }: { pack: FileId; plan: Plan }, profile: string): EvidencePackBuilt {
    if (plan.profile !== profile) throw new ProblemAnswer(422, 'same-key-other-body');
    return answerOf(pack, plan);
  }

  async #opened(tenant: Caller['tenant'], incident: IncidentId, { file, object }: FileRow): Promise<Readable> {
    const bytes = await openFile(this.connections.vault, this.connections.files, { tenant, incident, file, object });
    if (!bytes) throw new ProblemAnswer(500, 'file-is-damaged');
    return bytes;
  }
}

const answerOf = (pack: FileId, { profile, manifest, seq, parts, leftOut }: Plan): EvidencePackBuilt => ({
  pack,
  profile,
  manifest,
  seq,
  size: zipLength(parts),
  parts: parts.map(({ path, sha256, size }) => ({ path, sha256, size })),
  leftOut: leftOut.map((each) => ({ ...each })),
});
