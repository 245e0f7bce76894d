import { Button } from '@mantine/core';
import { refusalText } from '@shodo/words';
import { useState } from 'react';
import { useMay } from '../api/me.js';
import { type Answer, useRead } from '../api/reads.js';
import { Blocked } from '../incident/action-button.js';
import incidentClasses from '../incident/incident.module.css';
import { Failure, Reading } from '../shell/failure.js';
import { Badge } from '../theme/badge.js';
import { Notice } from '../theme/notice.js';
import { Panel, Quiet } from '../theme/panel.js';
import { useNow } from '../time/present.js';
import { useLanguage, useWords } from '../words/i18n.js';
import { useSpeaker } from '../words/use-speaker.js';
import { AddPersonForm, ChangeRolesForm, CorrectPersonForm, RemovePersonForm, RenewLinkForm } from './person-forms.js';

export type Person = Answer<'listPeople'>['items'][number];
type Doing = { readonly what: 'AddPerson' } | { readonly what: ToPerson; readonly person: Person };
const toPerson = ['CorrectPerson', 'ChangeRoles', 'RenewJoinLink', 'RemovePerson'] as const;
type ToPerson = (typeof toPerson)[number];
const buttons = {
  CorrectPerson: 'correctPerson',
  ChangeRoles: 'changeRoles',
  RenewJoinLink: 'renewLink',
  RemovePerson: 'removePerson',
} as const;

/** 体制: who responds here, in which roles; adding people and handing them their link. */
export function PeoplePage() {
  const say = useWords('organisation');
  const people = useRead('listPeople');
  const administers = useMay('AddPerson');
  const [doing, setDoing] = useState<Doing | undefined>();
  const close = () => setDoing(undefined);
  const items = people.data?.items ?? [];
  const readNow = (opened: Person) => items.find(({ person }) => person === opened.person) ?? opened;
  return (
    <>
      <h1>{say('peopleTitle')}</h1>
      {people.error && <Failure error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Reading />}
      <Panel
        title={say('peopleTitle')}
        isWholePage
        lead={say('peopleLead')}
        actions={administers && <Button onClick={() => setDoing({ what: 'AddPerson' })}>{say('addPerson')}</Button>}
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
      {doing?.what === 'AddPerson' && <AddPersonForm offered={people.data?.rolesOnOffer ?? []} onClose={close} />}
      {doing?.what === 'CorrectPerson' && <CorrectPersonForm person={doing.person} now={readNow(doing.person)} onClose={close} />}
      {doing?.what === 'ChangeRoles' && <ChangeRolesForm person={doing.person} onClose={close} />}
      {doing?.what === 'RemovePerson' && <RemovePersonForm person={doing.person} onClose={close} />}
      {doing?.what === 'RenewJoinLink' && <RenewLinkForm person={doing.person} onClose={close} />}
    </>
  );
}

interface LineProps {
  readonly person: Person;
  readonly onDo: ((what: ToPerson) => void) | undefined;
}

function PersonLine({ person, onDo }: LineProps) {
  const say = useWords('organisation');
  const speaker = useSpeaker();
  const { name, email, roles, active, joined, lastSignedInAt, linkExpiresAt, names } = person;
  const onRecord = names?.at(-1)?.name;
  const now = useNow();
  const isExpired = linkExpiresAt !== undefined && Date.parse(linkExpiresAt) <= now;
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
              <Badge tone={isExpired ? 'no-proof' : 'soon'} shape={isExpired ? 'triangle' : 'half'}>
                {say(isExpired ? 'linkExpired' : 'notJoined')}
              </Badge>
            )}
          </h2>
          {onRecord !== undefined && onRecord !== name && <Notice tone="careful">{say('notTheNameOnRecord', { name: onRecord })}</Notice>}
          <p>{speaker.words('role', roles)}</p>
          <p className={incidentClasses.meta}>
            <span>{email}</span>
            {active && linkExpiresAt && (
              <span>{say(isExpired ? 'linkExpiredAt' : 'linkWorksUntil', { at: speaker.momentShort(linkExpiresAt) })}</span>
            )}
            <span>{lastSignedInAt ? say('lastSignedIn', { at: speaker.momentShort(lastSignedInAt) }) : say('neverSignedIn')}</span>
          </p>
        </div>
        {onDo && (
          <div className={incidentClasses.actions}>
            {toPerson.map((command) => (
              <PersonButton key={command} person={person} command={command} onDo={onDo} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

interface PersonButtonProps {
  readonly person: Person;
  readonly command: ToPerson;
  readonly onDo: (what: ToPerson) => void;
}

/** What cannot be done with this person by the one who reads says why, before anything is typed. */
function PersonButton({ person, command, onDo }: PersonButtonProps) {
  const say = useWords('organisation');
  const language = useLanguage();
  const name = say(buttons[command]);
  const blockedBy = person.allowed.find((each) => each.command === command)?.blockedBy ?? [];
  if (blockedBy.length > 0) return <Blocked name={name} whyNot={blockedBy.map((refusal) => refusalText(refusal, language))} />;
  return (
    <Button variant="default" size="sm" onClick={() => onDo(command)}>
      {name}
    </Button>
  );
}
