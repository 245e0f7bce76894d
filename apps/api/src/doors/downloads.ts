import { Injectable } from '@nestjs/common';
import { EvidenceRef, ExportQuery, IncidentId, PackId, PackVolumeQuery } from '@shodo/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidencePacks, type OpenedPack } from '../evidence-packs/evidence-packs.js';
import { attachmentOf } from '../files/attachment-name.js';
import { EvidenceFiles } from '../files/evidence-files.js';
import type { Caller } from '../identity/callers.js';
import { RecordExports } from '../reads/record-exports.js';
import { verifierPage } from '../reads/verifier-page.js';
import { idInPath, parsed } from '../requests/parse.js';

/** What a browser saves and does not show. */
@Injectable()
export class Downloads {
  constructor(
    private readonly exports: RecordExports,
    private readonly files: EvidenceFiles,
    private readonly packs: EvidencePacks,
  ) {}

  async exportOf(caller: Caller, { query }: FastifyRequest, reply: FastifyReply, incident?: IncidentId): Promise<unknown> {
    const { checkpoint } = parsed(ExportQuery, query ?? {});
    const { exports } = this;
    const { lines, fileName } = await (checkpoint === undefined ? exports.of(caller, incident) : exports.at(caller, checkpoint, incident));
    return reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(lines);
  }

  verifier(reply: FastifyReply): unknown {
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-disposition', 'attachment; filename="shodo-verifier.html"')
      .send(verifierPage());
  }

  async file(caller: Caller, { params }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const incident = idInPath(IncidentId, params, 'incidentId');
    const { bytes, size, name } = await this.files.open(caller, incident, idInPath(EvidenceRef, params, 'evidenceId'));
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', attachmentOf(name))
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-length', size)
      .send(bytes);
  }

  async evidencePack(caller: Caller, { params, query }: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const incident = idInPath(IncidentId, params, 'incidentId');
    const { volume } = parsed(PackVolumeQuery, query ?? {});
    return sendPack(reply, await this.packs.save(caller, incident, idInPath(PackId, params, 'packId'), volume));
  }
}

export const sendPack = (reply: FastifyReply, { bytes, size, name }: OpenedPack): unknown =>
  reply
    .header('content-type', 'application/zip')
    .header('content-disposition', attachmentOf(name))
    .header('content-length', size)
    .send(bytes);
