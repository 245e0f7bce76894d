import { EvidenceRef } from '@shodo/contracts';
import type { Story } from './story.js';

const duty = 'jp.appi.final-report';
const invented = EvidenceRef.parse('9d2f0a34-5b6c-4d7e-8f90-a1b2c3d4e5f6');
const limbs = ['concealment-algorithm-recognised', 'concealment-key-safe'] as const;
const proven = { value: true, confidence: 'confirmed' };

/**
 * A laptop with patient data is lost on Saturday 28 November 2026, 22:00: the final report is due on Monday 28 December. Encryption lifts the
 * duty only when both limbs are confirmed with evidence (ER Art. 7(i)), and even then its clock goes on until a second person rules it out.
 */
export async function anEncryptedLaptopIsLost(story: Story): Promise<void> {
  await story.on('2026-11-28 22:00');
  await story.reported('clerk', { summary: '患者の情報が入ったノートパソコンを電車に置き忘れた。', leakType: 'loss', channel: 'phone' });
  expect(await story.refused('officer', 'EstablishAwareness', { awareAt: '2026-11-28T23:00:00+09:00', basis: 'department-told' })).toEqual([
    'time-lies-ahead',
  ]);
  await story.on('2026-11-29 09:00');
  expect(await story.refused('responder', 'EstablishAwareness', { awareAt: story.now, basis: 'own-discovery' })).toEqual([
    'awareness-may-not-move-later',
  ]); // a later time is a correction, with a reason
  await story.do('responder', 'EstablishAwareness', { awareAt: '2026-11-28T22:00:00+09:00', basis: 'own-discovery' });
  await story.fact('responder', 'breach-occurred', true, 'confirmed');
  await story.fact('responder', 'special-care-information-involved', true, 'confirmed', 'document');
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'arisen', dueOn: '2026-12-28' });

  for (const named of [{ evidence: [invented] }, { stated: { ...proven, evidence: [invented] } }])
    expect(await story.refused('officer', 'RecordFact', { fact: limbs[0], stated: proven, source: 'document', ...named })).toEqual([
      'evidence-is-not-sealed',
    ]);
  expect(
    await story.refused('executive', 'RuleOutBreach', { ground: 'strong-concealment', reason: '暗号化していた。', evidence: [invented] }),
  ).toEqual(['evidence-is-not-sealed', 'exception-is-not-on-record']);

  const report = await story.do('responder', 'SealEvidence', {
    kind: 'device-record',
    description: '管理システムの記録。全体を AES-256 で暗号化し、鍵は機器の外にない。',
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    fileSize: 48_213,
    capturedAt: '2026-11-29T08:40:00+09:00',
  });
  for (const fact of limbs) await story.do('officer', 'RecordFact', { fact, stated: proven, source: 'document' });
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'arisen' }); // confirmed, but nothing stands behind it
  for (const fact of limbs)
    await story.do('officer', 'ReviseFact', { fact, stated: proven, source: 'document', basedOn: 1, evidence: [report] });
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'not-arisen', state: 'fallen-away', dueOn: '2026-12-28' });

  const again = await story.do('clerk', 'SealEvidence', {
    kind: 'document',
    description: '同じ記録を総務でも受け取った。',
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  });
  expect((await story.view()).evidence).toMatchObject([
    { evidence: report, by: story.idOf('responder') },
    { evidence: again, sameAs: report },
  ]);

  await story.on('2026-12-14 09:00'); // 16 of 30 days: nobody has ruled it out, so it is told
  expect(await story.reminder(duty, 'half-time')).toMatchObject({ escalated: false });
  const ruling = { duty, reason: '全体が暗号化され、鍵は安全に管理されている。' };
  const facts = limbs.join(',');
  expect((await story.view()).allowed.find(({ command }) => command === 'RuleOutDuty')).toEqual({
    command: 'RuleOutDuty',
    allowed: false,
    blockedBy: [{ code: 'a-second-person-must-approve', detail: { facts } }],
  }); // the privacy officer sees it before typing anything
  expect(await story.refused('officer', 'RuleOutDuty', ruling)).toEqual(['a-second-person-must-approve']);
  expect(await story.statusOf('responder', 'RuleOutDuty', ruling)).toBe(403);
  await story.ruleOutWhatNoLongerArises('executive');
  expect(await story.clockOf(duty)).toMatchObject({ state: 'ruled-out' });

  await story.do('responder', 'ReviseFact', {
    fact: limbs[1],
    stated: { value: null, confidence: 'unknown' },
    source: 'interview',
    basedOn: 2,
  });
  expect(await story.clockOf(duty)).toMatchObject({ standing: 'arisen', state: 'running', dueOn: '2026-12-28' }); // the key was on a note in the bag
}
