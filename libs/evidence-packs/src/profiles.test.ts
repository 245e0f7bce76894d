import { type PackPart, PackProfile } from '@shodo/contracts';
import { reportOf } from './report/compose.js';
import { clinic, person, piece } from './specification/clinic.js';

const sectionsFor = (profile: PackProfile) => reportOf(clinic(profile)).report.sections.map(({ part }) => part);
const everything = (profile: PackProfile) => JSON.stringify(reportOf(clinic(profile)).report);

test('each recipient gets the parts a person decided on', () => {
  const outside: PackPart[] = ['overview', 'timeline', 'facts', 'duties', 'filings', 'measures', 'evidence'];
  const withDecisions: PackPart[] = ['overview', 'timeline', 'facts', 'duties', 'filings', 'decisions', 'measures', 'evidence'];
  expect(Object.fromEntries(PackProfile.options.map((profile) => [profile, sectionsFor(profile)]))).toEqual({
    'ppc-inquiry': withDecisions,
    insurer: outside,
    lawyer: withDecisions,
    entrustor: outside,
    'p-mark-body': outside,
    auditor: withDecisions,
  });
});

test('what people typed for themselves, who they are and how they decided goes to nobody it is not for', () => {
  const words = {
    name: '山田花子',
    note: '内輪のメモ',
    reason: '待つ理由がない',
    filing: '（報告の本文）',
    reminder: 'までの半分が過ぎました',
    file: '髙﨑様の診療録の写し.pdf',
  };
  const seen = (profile: PackProfile) =>
    Object.keys(words).filter((each) => everything(profile).includes(words[each as keyof typeof words]));
  expect(Object.fromEntries(PackProfile.options.map((profile) => [profile, seen(profile)]))).toEqual({
    'ppc-inquiry': ['reason', 'filing'],
    insurer: [],
    lawyer: ['name', 'note', 'reason', 'filing', 'reminder', 'file'],
    entrustor: [],
    'p-mark-body': [],
    auditor: ['name', 'note', 'reason', 'filing', 'reminder', 'file'],
  });
});

test('whatever stays out stands in the pack with its reason; nothing is left out in silence', () => {
  const { report, leftOut } = reportOf(clinic('insurer'));
  expect(leftOut).toEqual([
    { part: 'filing-contents', because: 'for-another-recipient' },
    { part: 'decisions', because: 'inner-deliberation' },
    { part: 'evidence-files', because: 'digest-suffices' },
    { part: 'notes', because: 'inner-deliberation' },
    { part: 'inner-workings', because: 'not-asked-for' },
    { part: 'staff-names', because: 'role-suffices' },
  ]);
  expect(report.leftOut.rows).toContainEqual(['判断の記録', '社内の検討の過程であるため']);
  expect(reportOf(clinic('lawyer')).leftOut).toEqual([{ part: 'evidence-files', because: 'not-kept-here', evidence: piece.log }]);
});

test('what stands beside a measure goes to everybody, and the list names as left out only what no section shows', () => {
  const { view, texts } = clinic('insurer');
  const note = { ref: 'beside', commitment: '' };
  const containmentMeasures = view.containmentMeasures.map((each) => ({ ...each, note }));
  const source = { view: { ...view, containmentMeasures } as typeof view, texts: { ...texts, beside: '（措置の補足）' } };
  const names = PackProfile.options.flatMap((profile) => {
    const { report } = reportOf(clinic(profile, source));
    expect(report.sections.find(({ part }) => part === 'measures')?.sheet?.rows[0]?.[2]).toBe('（措置の補足）');
    return report.leftOut.rows.flatMap(([name]) => (name.includes('メモ') ? [name] : []));
  });
  expect(names).toHaveLength(4);
  expect(new Set(names)).toEqual(new Set(['メモと、ほかの章に載せていない補足・理由などの本文']));
});

test('a decision is told whole in the table as on paper: what was offered, chosen and why, by which law and facts, by whom, and until when', () => {
  const { view, texts } = clinic('lawyer');
  const told = { law: { ref: 'law', commitment: 'c'.repeat(64) }, reviewAt: '2026-12-20T09:00:00+09:00' };
  const upheld = [
    { at: '2026-12-21T10:00:00+09:00', by: person.approver, reason: { ref: 'why', commitment: '' }, reliesOn: [], soleDecision: true },
  ];
  const decisions = view.decisions.map((each) => ({ ...each, ...told, upheld }));
  const ruling = {
    seq: 9,
    what: 'notice-held',
    stands: true,
    duties: [],
    at: told.reviewAt,
    by: person.officer,
    reviewAt: told.reviewAt,
    soleDecision: true,
  };
  const source = { view: { ...view, decisions, rulings: [ruling] }, texts: { ...texts, law: '法第26条第2項', why: '変わらない。' } };
  const section = reportOf(clinic('lawyer', source as never)).report.sections.find(({ part }) => part === 'decisions');
  const [row = [], ofRuling = []] = section?.sheet?.rows ?? [];
  const cell = (column: string, of: readonly string[] = row) => of[section?.sheet?.columns.indexOf(column) ?? -1];
  const onPaper = JSON.stringify(section?.blocks);
  const cells = ['選択肢', '根拠とした定め', '根拠とした事実', '承認した日時', '承認した者', '見直す日時', '見直して維持'].map((each) =>
    cell(each),
  );
  expect(cells).toEqual([
    expect.stringMatching(/^1．.+\n2．/),
    '法第26条第2項',
    '漏えいが発生した＝はい・推定（第1版）',
    expect.stringContaining('12月1日'),
    '𠮷田次郎',
    expect.stringContaining('12月20日'),
    expect.stringMatching(/^𠮷田次郎（.*12月21日.*）（単独決裁）\n変わらない。\n根拠とした事実：なし$/),
  ]);
  for (const told of cells) for (const line of told?.split('\n') ?? []) expect(onPaper).toContain(line);
  expect(['決めた者', '見直す日時'].map((each) => cell(each, ofRuling))).toEqual([
    '山田花子（単独決裁）',
    expect.stringContaining('12月20日'),
  ]);
  expect([row.length, ofRuling.length]).toEqual([section?.sheet?.columns.length, section?.sheet?.columns.length]);
});

test('what somebody did is told under the name of that time, beside today’s; whom names do not go to gets neither', () => {
  const names = new Map([
    [
      person.officer,
      [
        { since: '2026-11-01T00:00:00.000Z', name: '鈴木花子' },
        { since: '2026-12-02T00:00:00.000Z', name: '山田花子' },
      ],
    ],
  ]);
  const told = (profile: PackProfile) => JSON.stringify(reportOf(clinic(profile, { names })).report);
  expect(told('lawyer')).toContain('鈴木花子（現在の登録名：山田花子）');
  expect(told('insurer')).not.toContain('鈴木花子');
  expect(everything('lawyer')).not.toContain('現在の登録名');
});

test('what was taken back says so in the timeline, and a report that nobody approved says so in its table', () => {
  const { entries, view } = clinic('ppc-inquiry');
  const made = entries.find(({ event }) => event.type === 'FilingMade');
  if (made?.event.type !== 'FilingMade') throw new Error('a filing was made');
  const { filing, duty, kind, madeAt } = made.event.data;
  const data = { filing, duty, alsoSettles: [], kind, madeAt, reason: { ref: 'r', commitment: '' } };
  const struck = { ...made, seq: 99, event: { type: 'FilingWithdrawn', version: 1, data } } as never;
  const [first] = view.filings.map(({ approvedBy: _nobody, ...filed }) => filed);
  const changed = { entries: [...entries, struck], view: { ...view, filings: [first] } as never };
  const { sections } = reportOf(clinic('ppc-inquiry', changed)).report;
  const rowsOf = (part: PackPart) => sections.find((section) => section.part === part)?.sheet?.rows ?? [];
  expect(rowsOf('timeline').find(([seq]) => seq === String(made.seq))?.[3]).toMatch(/^【取消済：99番で取り消し】\n/);
  expect(rowsOf('filings')[0]?.at(-1)).toBe('承認なし');
  expect(JSON.stringify(reportOf(clinic('ppc-inquiry')).report)).not.toMatch(/取消済|承認なし/);
});

test('a decision is told with the versions of its time, and each upholding with those it looked at', () => {
  const source = clinic('lawyer');
  const [decision] = source.view.decisions;
  const look = { at: '2026-12-02T00:00:00.000Z', by: person.approver, soleDecision: false, reason: { ref: 'r', commitment: '' } };
  const upheld = [{ ...look, reliesOn: [{ fact: 'leak-occurred', version: 2 }] }];
  const changed = { view: { ...source.view, decisions: [{ ...decision, upheld }] } as never };
  const section = reportOf(clinic('lawyer', changed)).report.sections.find(({ part }) => part === 'decisions');
  const rows = new Map(section?.blocks.flatMap((block) => (block.is === 'pairs' ? block.rows : [])));
  expect(rows.get('根拠とした事実')).toBe('漏えいが発生した＝はい・推定（第1版）');
  expect(rows.get('見直して維持')).toMatch(/根拠とした事実：漏えいが発生した＝はい・判明（第2版）$/u);
});

test('what is limited to some of the organisation keeps its number and says nothing; which decisions and how many notes are left out is said once', () => {
  const said = '内輪のメモ';
  const note = clinic('lawyer').entries.find(({ event }) => event.type === 'NoteAdded')?.seq ?? 0;
  const limits = [
    { item: 'n1', what: 'note' },
    { item: 'd5', what: 'decision', number: 5 },
    { item: 'n2', what: 'note' },
    { item: 'd3', what: 'decision', number: 3 },
  ];
  const changed = { withheld: new Set([note]), view: { ...clinic('lawyer').view, limited: limits } as never };
  const { report, leftOut } = reportOf(clinic('lawyer', changed));
  expect(report.sections[1]?.sheet?.rows.find(([seq]) => seq === String(note))?.[3]).toBe('内容は組織の中で限定されています。');
  expect(JSON.stringify(report)).not.toContain(said);
  expect(leftOut.filter(({ because }) => because === 'limited')).toEqual([
    { part: 'decisions', because: 'limited', numbers: [3, 5] },
    { part: 'notes', because: 'limited', count: 2 },
  ]);
  // The others are in the pack: no row reads as if all were left out.
  expect(report.leftOut.rows.filter(([, why]) => why.startsWith('読める人'))).toEqual([
    ['判断の記録のうち、判断 3、判断 5', '読める人を組織の中で限っているため'],
    ['メモの本文のうち 2 件', '読める人を組織の中で限っているため'],
  ]);
  const one = { ...changed, view: { ...clinic('lawyer').view, limited: limits.slice(1, 2) } as never };
  expect(reportOf(clinic('lawyer', one)).leftOut.filter(({ because }) => because === 'limited')).toEqual([
    { part: 'decisions', because: 'limited', numbers: [5] },
  ]);
  // Who among the staff may read what is nothing for outsiders.
  const whole = clinic('insurer').entries;
  const last = whole.at(-1);
  const event = { type: 'AudienceLimited', version: 1, data: { item: 'n1', what: 'note', audience: [] } };
  const naming = { ...changed, entries: [...whole, { ...last, seq: 99, event } as never] };
  const numbersIn = (profile: PackProfile) => reportOf(clinic(profile, naming)).report.sections[1]?.sheet?.rows.map(([seq]) => seq);
  expect([numbersIn('lawyer')?.includes('99'), numbersIn('insurer')?.includes('99')]).toEqual([true, false]);
  // Where both stay out anyway, the profile's own reason stands.
  expect(reportOf(clinic('insurer', changed)).leftOut.filter(({ because }) => because === 'limited')).toEqual([]);
});

test('people without names are told apart by numbers, and stay the same throughout', () => {
  const { report } = reportOf(clinic('ppc-inquiry'));
  const [overview, timeline] = report.sections;
  expect(overview?.blocks[1]).toMatchObject({
    rows: [
      ['担当者1', '個人情報保護管理者'],
      ['担当者2', '個人情報保護管理者'],
    ],
  });
  expect(timeline?.sheet?.rows.map(([seq, , who]) => [seq, who])).toEqual([
    ['1', '担当者1'],
    ['2', '担当者2'],
    ['4', '担当者2'],
    ['7', '担当者2'],
  ]);
});

test('a file that changed is on the cover, and one that was erased is not called damaged', () => {
  const files = new Map([
    [piece.list, 'changed'],
    [piece.photograph, 'erased'],
  ] as const);
  const { report, leftOut } = reportOf(clinic('lawyer', { files }));
  expect(report.warnings).toEqual(['証拠 1 のファイルは保管中に変わっており、このパックはそれを除いて作られました。']);
  expect(leftOut.map(({ because }) => because)).toEqual(['changed', 'not-kept-here', 'erased']);
  expect(reportOf(clinic('insurer', { files })).report.warnings).toHaveLength(1);
  expect(reportOf(clinic('lawyer')).report.warnings).toEqual([]);
});

test('a record that was found to differ is told on the cover of every pack, before anybody opens it', () => {
  const source = clinic('insurer');
  const recordDiffers = [
    { code: 'changed', seq: 5 },
    { code: 'leaf-differs', seq: 5 },
  ] as const;
  const { report } = reportOf({ ...source, view: { ...source.view, recordDiffers: [...recordDiffers] } });
  expect(report.warnings).toEqual([
    'この事案の記録に食い違いが見つかっています（2 件）：記載 5（内容が、記録された時のものと違う）、記載 5（ログに載った時のものと違う）。',
  ]);
  expect(reportOf({ ...source, view: { ...source.view, recordDiffers: [] } }).report.warnings).toEqual([]);
});

test('a file that is lost is named to those who get none of the files, and is promised to nobody', () => {
  const kept = { part: 'evidence-files', because: 'digest-suffices' } as const;
  const erased = { part: 'evidence-files', because: 'erased', evidence: piece.photograph } as const;
  const one = new Map([
    [piece.list, 'intact'],
    [piece.photograph, 'erased'],
  ] as const);
  const rowsOf = (part: PackPart, files: typeof one) =>
    reportOf(clinic('insurer', { files })).report.sections.find((section) => section.part === part)?.sheet?.rows;
  for (const profile of PackProfile.options.filter((each) => each !== 'lawyer')) {
    const { report, leftOut } = reportOf(clinic(profile, { files: one }));
    expect(leftOut.filter(({ part }) => part === 'evidence-files')).toEqual([kept, erased]);
    expect(report.leftOut.rows).toContainEqual(['証拠のファイル（個別に記すものを除く）', expect.stringContaining('求めに応じて渡します')]);
    expect(report.leftOut.rows).toContainEqual(['証拠 3 のファイル', '消去されたため']);
  }
  expect(rowsOf('evidence', one)?.map((row) => row.at(-1))).toEqual([
    'Shodo に保管・正常',
    '当組織が別に保管（照合値のみ記録）',
    '消去済（照合値のみ記録）',
  ]);
  // Where nothing is left that could be handed over, nothing is promised.
  const view = { ...clinic('insurer').view, evidence: clinic('insurer').view.evidence.slice(2) };
  const none = reportOf(clinic('insurer', { files: one, view }));
  expect(none.leftOut.filter(({ part }) => part === 'evidence-files')).toEqual([erased]);
  expect(JSON.stringify(none.report)).not.toContain('求めに応じて');
  expect(reportOf(clinic('insurer')).report.leftOut.rows).toContainEqual(['証拠のファイル', expect.stringContaining('求めに応じて')]);
});

test('an erased text says so in its place and in the list', () => {
  const whole = clinic('auditor');
  const [first = ''] = Object.keys(whole.texts);
  const { report, leftOut } = reportOf({ ...whole, texts: { ...whole.texts, [first]: null } });
  expect(report.sections[0]?.blocks[0]).toMatchObject({ rows: expect.arrayContaining([['概要', '（本文消去済）']]) });
  expect(leftOut).toContainEqual({ part: 'overview', because: 'erased' });
});

test.each([
  ['key-is-missing', '（本文の鍵が失われています。消去の記録はありません）', '消去の記録がないのに、鍵が失われているため', '鍵が失われ'],
  ['changed', '（本文が保管中に変わっており、開けません）', '保管中に変わったため', '保管中に変わって'],
  ['missing', '（本文が保管場所に見つかりません。消去の記録はありません）', '保管場所に見つからないため', '保管場所に見つからず'],
] as const)('a text that is lost (%s) is never told as erased: in its place, in the list and on the cover', (lost, place, why, warning) => {
  const whole = clinic('auditor');
  const [first = ''] = Object.keys(whole.texts);
  const { report, leftOut } = reportOf({ ...whole, texts: { ...whole.texts, [first]: { lost } } });
  expect(report.sections[0]?.blocks[0]).toMatchObject({ rows: expect.arrayContaining([['概要', place]]) });
  expect(leftOut.filter(({ part }) => part === 'overview')).toEqual([{ part: 'overview', because: lost }]);
  expect(report.leftOut.rows).toContainEqual(['一部の本文', why]);
  expect(report.warnings).toContainEqual(expect.stringMatching(`^一部の本文は.*${warning}.*開けません`));
});

test('a guide day that has passed is no deadline that has passed, whether it was filed since or not', () => {
  const { view } = clinic('lawyer');
  const [duty] = view.duties;
  const [filing] = view.filings;
  const rowsOf = (part: string, given: object) =>
    reportOf(clinic('lawyer', { view: { ...view, ...given } as never })).report.sections.find((section) => section.part === part)?.sheet
      ?.rows[0];
  const owed = { ...duty, state: 'overdue', settledAt: undefined, settledBy: undefined };
  const byLaw = { ...owed, judgement: { ...duty?.judgement, clock: { ...duty?.judgement.clock, strictness: 'statute' } } };
  expect(rowsOf('duties', { duties: [owed] })?.[4]).toBe('目安を過ぎた');
  expect(rowsOf('duties', { duties: [byLaw] })?.[4]).toBe('期限超過');
  expect(rowsOf('duties', { duties: [{ ...duty, late: true }] })?.[5]).toMatch(/（目安を過ぎた）$/);
  expect(rowsOf('duties', { duties: [{ ...byLaw, settledAt: view.lastActivityAt, settledBy: 'filing', late: true }] })?.[5]).toMatch(
    /（期限超過）$/,
  );
  const advised = { ...owed, judgement: { ...duty?.judgement, force: 'advice' } };
  expect(rowsOf('duties', { duties: [advised] })?.[2]).toBe('義務ではない');
  expect(rowsOf('filings', { filings: [{ ...filing, late: true, strictness: 'guideline' }] })?.[3]).toMatch(/（目安を過ぎた）$/);
  const withdrawn = { at: '2026-12-03T01:00:00.000Z', by: filing?.approvedBy, reason: { ref: 'r', commitment: '' } };
  expect(rowsOf('filings', { filings: [{ ...filing, withdrawn }] })?.[2]).toBe('取消済（2026年12月3日（木）10:00に記録を取り消し）');
  expect(rowsOf('filings', { filings: [{ ...filing, late: true, strictness: 'statute' }] })?.[3]).toMatch(/（期限超過）$/);
});

test('what was filed with the recipient is in their pack, what was filed with others is not, and how much that is is said', () => {
  const { view, texts } = clinic('insurer');
  const [filed] = view.filings;
  const filing = (duty: string, more: object = {}) => ({ ...filed, filing: `f-${duty}`, duty, content: { ref: duty }, ...more });
  const written = {
    'jp.privacy-mark.preliminary-report': '（審査機関への本文）',
    'jp.contract.insurer-notice': '（保険会社への本文）',
    'jp.appi.entrustee-notice': '（委託元への本文）',
  };
  const filings = [...view.filings, ...Object.keys(written).map((duty) => filing(duty))];
  const given = { view: { ...view, filings }, texts: { ...texts, ...written } } as never;
  const seen = (profile: PackProfile, source: object = given) => {
    const { report, leftOut } = reportOf(clinic(profile, source));
    const found = ['（報告の本文）', ...Object.values(written)].filter((each) => JSON.stringify(report).includes(each));
    const row = report.leftOut.rows.find(([name]) => name.startsWith('提出した報告の本文'))?.[0];
    return [found, leftOut.filter(({ part }) => part === 'filing-contents').map(({ count }) => count), row];
  };
  expect(seen('p-mark-body')).toEqual([['（審査機関への本文）'], [3], '提出した報告の本文のうち 3 件']);
  expect(seen('insurer')).toEqual([['（保険会社への本文）'], [3], '提出した報告の本文のうち 3 件']);
  expect(seen('entrustor')).toEqual([['（委託元への本文）'], [3], '提出した報告の本文のうち 3 件']);
  // One text for the office and the insurer settled what is owed to both.
  const settles = (parties?: object[]) => ({
    ...view.duties[0],
    duty: 'jp.contract.insurer-notice',
    settledWith: { filing: filed?.filing },
    judgement: { ...view.duties[0]?.judgement, ...(parties && { parties }) },
  });
  expect(seen('insurer', { view: { ...view, duties: [settles()] } as never })).toEqual([['（報告の本文）'], [], undefined]);
  // Of two insurers it may have been the other one's.
  const several = { view: { ...view, duties: [settles([{ ref: 'i-1' }, { ref: 'i-2' }])] } as never };
  expect(seen('insurer', several)).toEqual([[], [undefined], '提出した報告の本文']);
});
