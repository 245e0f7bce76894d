import type { CommandName } from '@shodo/contracts';
import { useState } from 'react';
import type { FieldProblem } from './problems.js';

/** The times that every clock counts from. A slip of the year there has missed its due times the moment it is recorded, and for ever. */
const countedFrom: Readonly<Partial<Record<CommandName, string>>> = {
  ReportIncident: 'noticedAt',
  EstablishAwareness: 'awareAt',
  CorrectAwareness: 'awareAt',
};

/** The longest limit of a report is 60 days: what lies farther back has run out before it is written down. */
const farBack = 60 * 86_400_000;

export interface MomentAsked {
  readonly field: string;
  readonly instant: string;
}

/** The time in this body that is asked about once more before it is sent. A drill goes by the clock it starts with. */
export function momentAskedAgain(command: CommandName, body: Readonly<Record<string, unknown>>, nowMs: number): MomentAsked | undefined {
  const field = countedFrom[command];
  const instant = field && body[field];
  if (!field || typeof instant !== 'string') return undefined;
  const { drillStartsAt } = body;
  const present = command === 'ReportIncident' && typeof drillStartsAt === 'string' ? Date.parse(drillStartsAt) : nowMs;
  return present - Date.parse(instant) > farBack ? { field, instant } : undefined;
}

/** Beside the field: whether somebody said that the time is right, and how they say it. */
export interface AskedAgain {
  readonly isSure: boolean;
  readonly onSure: (isSure: boolean) => void;
}

/** Whoever is sure is sure of this one time: once it changes, it is asked again. */
export function useAskedAgain(command: CommandName, body: Readonly<Record<string, unknown>>, nowMs: number) {
  const [sureOf, setSureOf] = useState<string | undefined>();
  const found = momentAskedAgain(command, body, nowMs);
  const isSure = found !== undefined && found.instant === sureOf;
  const problems: readonly FieldProblem[] = found && !isSure ? [{ field: found.field, fault: 'not-sure' }] : [];
  const of = (field: string): AskedAgain | undefined =>
    found?.field === field ? { isSure, onSure: (sure) => setSureOf(sure ? found.instant : undefined) } : undefined;
  /** What was said of it before goes as soon as somebody is sure. */
  const stillWrong = (said: readonly FieldProblem[]) => said.filter(({ fault }) => fault !== 'not-sure' || problems.length > 0);
  return { problems, of, stillWrong };
}
