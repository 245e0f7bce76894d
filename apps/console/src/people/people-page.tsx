import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Answer, useRead } from '../api/reads.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { useAdministers } from '../shell/me.js';
import { Badge } from '../theme/badge.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { AddPersonForm, ChangeRolesForm, RemovePersonForm, RenewLinkForm } from './person-forms.js';

export type Person = Answer<'listPeople'>['items'][number];
type Doing = { readonly what: 'add' } | { readonly what: 'roles' | 'remove' | 'link'; readonly person: Person };

/** 体制: who responds here, in which roles; adding people and handing them their link. */
export function PeoplePage() {
  const say = useWords('organisation');
  const people = useRead('listPeople');
  const administers = useAdministers();
  const [doing, setDoing] = useState<Doing | undefined>();
  const close = () => setDoing(undefined);
  const items = people.data?.items ?? [];
  return (
    <>
      <h1>{say('peopleTitle')}</h1>
      {people.error && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Reading />}
      <Panel
        title={say('peopleTitle')}
        isWholePage
        lead={say('peopleLead')}
        actions={administers && <Button onClick={() => setDoing({ what: 'add' })}>{say('addPerson')}</Button>}
      >
        <ul className={incidentClasses.list}>
          {items.map((person) => (
            <PersonLine
              key={person.person}
              person={person}
              onDo={administers && person.active ? (what) => setDoing({ what, person }) : undefined}
            />
          ))}
        </ul>
        {!administers && <Quiet>{say('cannotChange')}</Quiet>}
      </Panel>
      {doing?.what === 'add' && <AddPersonForm onClose={close} />}
      {doing?.what === 'roles' && <ChangeRolesForm person={doing.person} onClose={close} />}
      {doing?.what === 'remove' && <RemovePersonForm person={doing.person} onClose={close} />}
      {doing?.what === 'link' && <RenewLinkForm person={doing.person} onClose={close} />}
    </>
  );
}

interface LineProps {
  readonly person: Person;
  readonly onDo: ((what: 'roles' | 'remove' | 'link') => void) | undefined;
}

function PersonLine({ person, onDo }: LineProps) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const { name, email, roles, active, joined, lastSignedInAt } = person;
  return (
    <li className={incidentClasses.item}>
      <div className={incidentClasses.itemHead}>
        <div>
          <h2 className={incidentClasses.itemTitle}>
            {name}{' '}
            {!active && (
              <Badge tone="released" shape="dash">
                {say('removed')}
              </Badge>
            )}
            {active && !joined && (
              <Badge tone="soon" shape="half">
                {say('notJoined')}
              </Badge>
            )}
          </h2>
          <p>{speaker.words('role', roles)}</p>
          <p className={incidentClasses.meta}>
            <span>{email}</span>
            <span>{lastSignedInAt ? say('lastSignedIn', { at: speaker.momentShort(lastSignedInAt) }) : say('neverSignedIn')}</span>
          </p>
        </div>
        {onDo && (
          <div className={incidentClasses.actions}>
            <Button variant="default" size="sm" onClick={() => onDo('roles')}>
              {say('changeRoles')}
            </Button>
            <Button variant="default" size="sm" onClick={() => onDo('link')}>
              {say('renewLink')}
            </Button>
            <Button variant="default" size="sm" onClick={() => onDo('remove')}>
              {say('removePerson')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
