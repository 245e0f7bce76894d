import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  type EvidencePackBuilt,
  type EvidencePackWanted,
  type IncidentId,
  isWhollyErased,
  type PackId,
  type SealedCommandBody,
  type TenantId,
} from '@shodo/contracts';
import { inVolume, type Plan, packOf, partsOf, planIn, typesetApart, zip, zipLength } from '@shodo/evidence-packs';
import { erasureEntries, readIncident } from '@shodo/store';
import { demandIncidentKey, type FileRow, filesOf, keepFile, nameFile, openFile, openWatched } from '@shodo/vault';
import { hashedId } from '../commands/hashed-id.js';
import { leftWithoutVault } from '../commands/without-vault.js';
import { DamagedFiles } from '../files/damaged-files.js';
import { asProblem } from '../files/evidence-files.js';
import { actorOf, type Caller } from '../identity/callers.js';
import { OrganisationRecord } from '../organisation/organisation-record.js';
import { notAvailable, notFound, ProblemAnswer, refusedBy } from '../problems/problem-answer.js';
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
interface OfIncident {
  readonly tenant: TenantId;
  readonly incident: IncidentId;
}
interface Kept {
  readonly pack: PackId;
  readonly row: FileRow;
  readonly plan: Plan;
}
/** A pack on its way out. */
export interface OpenedPack {
  readonly plan: Plan;
  readonly bytes: Readable;
  readonly size: number;
  readonly name: string;
}

/** Evidence packs: built of one state of the record, kept sealed until they are given or a day has passed, and given out as they were built. */
@Injectable()
export class EvidencePacks {
  constructor(
    private readonly connections: Connections,
    private readonly record: OrganisationRecord,
    private readonly damaged: DamagedFiles,
  ) {}

  /** That texts are opened is on record before one is. @throws ProblemAnswer 409 when everything was erased, or a file of evidence is damaged and nobody chose to go on */
  async build({ caller, incident, key, wanted: { profile, despite = [], volumeSize } }: ToBuild): Promise<EvidencePackBuilt> {
    const { tenant, person } = caller;
    const { store, vault } = this.connections;
    const folded = await readIncident(store, { tenant, incident });
    if (!folded) throw notFound();
    const pack = hashedId('evidence-pack', tenant, person, key) as PackId;
    const earlier = await this.#kept({ tenant, incident }, pack);
    if (earlier && (earlier.plan.profile !== profile || earlier.plan.volumeSize !== volumeSize))
      throw new ProblemAnswer(422, 'same-key-other-body');
    if (earlier) return answerOf(earlier);

    const head = asView(folded);
    const isErased = isWhollyErased(head.erasures) || (await leftWithoutVault(this.connections, { tenant, incident })) !== undefined;
    if (isErased) throw refusedBy([{ code: 'vault-was-erased' }]);
    await demandIncidentKey(vault, { tenant, incident });
    const [noted] = await this.record.note(
      { tenant, actor: actorOf(caller), appendId: hashedId('evidence-pack-begun', tenant, pack, String(head.seq)) },
      { type: 'EvidencePackBegun', version: 1, data: { incident, profile, seq: head.seq } },
    );
    await untilAnchored(store, tenant, noted?.seq ?? 0);
    const files = await lookAtEvidence({ vault, place: this.connections.files }, { tenant, incident, evidence: head.evidence });
    for (const { row, found } of files.foundOtherwise) await this.damaged.note({ tenant, incident }, row, found);
    const damaged = files.damaged.filter((evidence) => !despite.includes(evidence));
    if (damaged.length > 0) throw refusedBy([{ code: 'evidence-file-is-damaged', detail: { evidence: damaged.join(',') } }]);

    const source = await sourceOf(this.connections, { tenant, incident, profile, folded, files: files.found });
    const { plan, bytes } = await packOf(source, {
      record: await recordPart(store, { tenant, incident }, source),
      verifier: verifierPart(await verifierBytes()),
      files: files.intact,
      typeset: typesetApart,
      ...(volumeSize !== undefined && { volumeSize }),
    });
    await keepFile(vault, this.connections.files, { tenant, incident, file: pack, holds: 'pack' }, Readable.from(bytes)).catch(asProblem);
    // A text that was erased while this was built may be in it: it is never opened again, and goes with the next sweep.
    if (await this.#isErasedSince({ tenant, incident }, plan)) throw notAvailable();
    return answerOf({ pack, plan });
  }

  /** A pack that is given is one that lies here, of the version that was looked at; from then on no sweep takes it away. */
  async demandNamed(
    { commandId, ...of }: OfIncident & { readonly commandId: string },
    { pack, profile, manifest }: SealedCommandBody<'GiveEvidencePack'>,
  ): Promise<void> {
    const kept = await this.#kept(of, pack);
    if (kept?.plan.manifest !== manifest || kept.plan.profile !== profile) throw refusedBy([{ code: 'pack-is-not-built' }]);
    await nameFile(this.connections.vault, { ...of, file: pack }, commandId);
  }

  /** As it was built; who saves it is on record before a byte leaves. */
  async save(caller: Caller, incident: IncidentId, pack: PackId, volume?: number): Promise<OpenedPack> {
    const { tenant } = caller;
    const opened = await this.open({ tenant, incident }, pack, volume);
    if (!opened) throw (await this.#wasErased({ tenant, incident }, pack)) ? refusedBy([{ code: 'pack-was-erased' }]) : notFound();
    const { profile, manifest } = opened.plan;
    await this.record.note(
      { tenant, actor: actorOf(caller) },
      { type: 'EvidencePackSaved', version: 2, data: { incident, pack, profile, manifest, ...(volume !== undefined && { volume }) } },
    );
    return opened;
  }

  /** What lies in a pack that still opens; nothing of one that does not. */
  async planOf(of: OfIncident, pack: PackId): Promise<Plan | undefined> {
    return (await this.#kept(of, pack))?.plan;
  }

  /**
   * Nothing when it is not there any more, or a text was erased since it was built: it would tell what is to be forgotten. Without a volume it is all of it,
   * also of a pack in volumes: whoever can take one archive need not put it together.
   */
  async open(of: OfIncident, pack: PackId, volume?: number): Promise<OpenedPack | undefined> {
    const { store, vault } = this.connections;
    const kept = await this.#kept(of, pack);
    const folded = kept && (await readIncident(store, of));
    if (!folded || (volume !== undefined && volume > (kept.plan.volumes ?? 0))) return undefined;
    const { plan, row } = kept;
    const { evidence, reference } = asView(folded);
    const pieces = await filesOf(vault, of);
    const own = await this.#opened(of, row);
    if (!own) return undefined;
    const open = [own];
    const openPiece = async (id: string) => {
      const file = pieces.find(({ file }) => file === evidence.find((each) => each.evidence === id)?.file);
      const bytes = file && (await this.#watched(of, file));
      if (!bytes) throw new ProblemAnswer(500, 'file-is-damaged');
      open.push(bytes);
      return bytes;
    };
    const bytes = Readable.from(zip(partsOf(plan, own, openPiece, volume)));
    // Whoever only looks, or breaks off, never comes to the end that would close them.
    bytes.once('close', () => {
      for (const each of open) each.destroy();
    });
    return {
      plan,
      bytes,
      size: zipLength(inVolume(plan.parts, volume)),
      name: `証拠パック-${reference}${volume === undefined ? '' : `-${volume}of${plan.volumes ?? 1}`}.zip`,
    };
  }

  async #kept(of: OfIncident, pack: PackId): Promise<Kept | undefined> {
    const row = (await filesOf(this.connections.vault, { ...of, holds: 'pack' })).find(({ file }) => file === pack);
    const bytes = row && (await this.#opened(of, row));
    if (!bytes) return undefined;
    const plan = await planIn(bytes);
    return (await this.#isErasedSince(of, plan)) ? undefined : { pack, row, plan };
  }

  /** Was it given, and something erased since? */
  async #wasErased(of: OfIncident, pack: PackId): Promise<boolean> {
    const folded = await readIncident(this.connections.store, of);
    return folded !== undefined && asView(folded).givenPacks.some((given) => given.pack === pack && given.erasedAt !== undefined);
  }

  async #isErasedSince(of: OfIncident, { seq }: Plan): Promise<boolean> {
    return (await erasureEntries(this.connections.store, of)).some((erasure) => erasure.seq > seq);
  }

  /** What is damaged breaks the archive off, and is told and noted before that. */
  async #watched(of: OfIncident, row: FileRow): Promise<Readable | undefined> {
    const { vault, files } = this.connections;
    const onDamage = (found: 'changed' | 'missing') => this.damaged.note(of, row, found).catch(() => undefined);
    const bytes = await openWatched(vault, files, { ...of, ...row }, () => onDamage('changed'));
    if (bytes === 'changed' || bytes === 'missing') await onDamage(bytes);
    return typeof bytes === 'string' ? undefined : bytes;
  }

  #opened(of: OfIncident, { file, object }: FileRow): Promise<Readable | undefined> {
    return openFile(this.connections.vault, this.connections.files, { ...of, file, object });
  }
}

/** How long the archive of each volume is; nothing of a pack that is a single one. */
export const volumesOf = ({ parts, volumes }: Plan): { volumes?: number[] } =>
  volumes === undefined ? {} : { volumes: Array.from({ length: volumes }, (_, at) => zipLength(inVolume(parts, at + 1))) };

const answerOf = ({ pack, plan }: Pick<Kept, 'pack' | 'plan'>): EvidencePackBuilt => ({
  pack,
  profile: plan.profile,
  manifest: plan.manifest,
  seq: plan.seq,
  size: zipLength(plan.parts),
  parts: plan.parts.map(({ path, sha256, size, volume }) => ({ path, sha256, size, ...(volume !== undefined && { volume }) })),
  leftOut: plan.leftOut.map((each) => ({ ...each })),
  ...volumesOf(plan),
});
