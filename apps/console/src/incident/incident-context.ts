import type { CommandName, IncidentView, OrganisationProfile, PersonView } from '@shodo/contracts';
import type { Speaker } from '@shodo/words';
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';

/** What every part of the incident's page is given. */
export interface IncidentScene {
  readonly view: IncidentView;
  readonly people: readonly PersonView[];
  readonly speaker: Speaker;
  /** Under which laws the organisation is. */
  readonly profile?: OrganisationProfile;
}

export const IncidentContext = createContext<IncidentScene | undefined>(undefined);

export function useIncident(): IncidentScene {
  const scene = useContext(IncidentContext);
  if (!scene) throw new Error('this belongs to the page of an incident');
  return scene;
}

/** Opens the form of an action; it stands in the address, so that a reload or a new sign-in comes back to it. */
export function useOpenForm(): (command: CommandName, on?: string) => void {
  const navigate = useNavigate({ from: '/incidents/$incidentId' });
  return (command, on) => void navigate({ search: (search) => ({ ...search, all: undefined, act: command, on }), resetScroll: false });
}
