import { streams } from '@shodo/contracts';
import { fillPath } from '../api/client.js';
import { useMay } from '../api/me.js';
import { useWords } from '../words/i18n.js';
import { ExportAtCheckpoint } from './export-at-checkpoint.js';

/** The record of an incident as a file, for whoever may have it. It needs nothing of the incident to be read first. */
export function ExportLink({ incidentId }: { readonly incidentId: string }) {
  const say = useWords('incident');
  const mayExport = useMay('exportIncident');
  if (!mayExport) return null;
  const path = fillPath(streams.exportIncident.path, { incidentId });
  return (
    <>
      <p>
        <a href={path} download>
          {say('export')}
        </a>
      </p>
      <ExportAtCheckpoint path={path} />
    </>
  );
}
