import type { CommandName, DutyView, IncidentView } from '@shodo/contracts';

/** Who takes a step: somebody who does, or the second person. */
export interface Step {
  readonly by: 'doer' | 'second';
  readonly name: CommandName;
  readonly body: object;
}

const step = (name: CommandName, body: object, by: Step['by'] = 'doer'): Step => ({ by, name, body });

/** What a person who looks at the incident would do next to bring it to its end; nothing while they have to wait, or when it is closed. */
export function nextStep(view: IncidentView): Step | undefined {
  if (view.closed) return undefined;
  return ofFactFinding(view) ?? ofContainment(view) ?? ofNotification(view) ?? ofRemediation(view);
}

function ofFactFinding(view: IncidentView): Step | undefined {
  if (view.awareness?.provisional) return step('EstablishAwareness', { awareAt: view.awareness.awareAt, basis: 'own-discovery' });
  if (!view.facts.some(({ fact }) => fact === 'breach-occurred'))
    return step('RecordFact', { fact: 'breach-occurred', stated: { value: true, confidence: 'confirmed' }, source: 'log' });
  const counts = view.facts.filter(({ fact }) => fact === 'principals-affected').length;
  if (view.categories.length === 0 || counts === 0)
    return step('SetImpactScope', { principals: { exact: 12 }, categories: ['customer'], source: 'document', basedOn: counts });
  if (!view.cause) return step('EstablishCause', { cause: 'mis-send', confidence: 'confirmed' });
  return undefined;
}

function ofContainment(view: IncidentView): Step | undefined {
  if (view.containmentMeasures.length === 0)
    return step('RecordContainmentMeasure', { measure: 'search', takenAt: view.now, note: '捜索した。' });
  if (!view.spreadStoppedAt) return step('DeclareSpreadStopped', { stoppedAt: view.now });
  return undefined;
}

function ofNotification(view: IncidentView): Step | undefined {
  const open = view.duties.find(({ settledAt }) => settledAt === undefined);
  return open && settling(open, view.now);
}

function settling({ duty, kind, judgement }: DutyView, now: string): Step {
  if (judgement.standing === 'not-arisen') return step('RuleOutDuty', { duty, reason: '確認した事実では該当しないため' });
  if (kind === 'principal-notice')
    return step('RecordPrincipalNoticeDone', { duty, doneAt: now, means: 'post', principals: 12, reaches: 'all' });
  return step('RecordFilingMade', { duty, kind: 'final', madeAt: now, channel: 'ppc-web-form' });
}

function ofRemediation(view: IncidentView): Step | undefined {
  if (view.preventionMeasures.length === 0)
    return step('AdoptPreventionMeasure', { kind: 'training', standing: 'done', description: '研修を行った。' });
  const unverified = view.preventionMeasures.find(({ verified }) => !verified);
  if (unverified)
    return step(
      'VerifyPreventionMeasure',
      { measure: unverified.measure, verifiedAt: view.now, result: 'effective', proof: '確認した。' },
      'second',
    );
  if (!Object.values(view.tracks).every((state) => state === 'done')) return undefined;
  return view.closing ? step('ApproveClosing', {}, 'second') : step('ProposeClosing', { review: '対応の経過を確認した。' });
}
