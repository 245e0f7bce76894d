import { commands, ProblemCode } from '@shodo/contracts';
import { fieldsOf } from './field.js';
import { problemsOf, usesUpKey, withoutChanged } from './problems.js';

it('a refusal and a key that brought another body end the use of a key; after everything else the form is sent again under its own', () => {
  const problem = { type: 'about:blank', title: '', status: 400 };
  expect(ProblemCode.options.filter((code) => usesUpKey({ ...problem, code }))).toEqual(['refused', 'same-key-other-body']);
  expect(usesUpKey(problem)).toBe(false);
});

test('a field that was changed is no longer said to be wrong; the others still are', () => {
  const problems = [
    { field: 'duty', fault: 'missing' },
    { field: 'madeAt', said: '先の日時です。' },
  ] as const;
  expect(withoutChanged(problems, { madeAt: { day: '2026-11-28', time: '' } })).toEqual([problems[0]]);
});

test('a hidden mark and a text that shows nothing are told in words of their own', () => {
  const fault = (text: string) => {
    const { error } = commands.AddNote.body.safeParse({ text });
    return problemsOf(error?.issues ?? [], fieldsOf('AddNote'), { text }).map((problem) => problem.fault);
  };
  expect([fault('口座\u202e12'), fault('\u200b'), fault('口座')]).toEqual([['turns-direction'], ['shows-nothing'], []]);
});

test('a notice that reached nobody is told why it is not recorded', () => {
  const body = { duty: 'jp.appi.principal-notice', doneAt: '2026-12-01T10:00:00+09:00', means: 'post', principals: 0, reaches: 'part' };
  const { error } = commands.RecordPrincipalNoticeDone.body.safeParse(body);
  const found = problemsOf(error?.issues ?? [], fieldsOf('RecordPrincipalNoticeDone'), body);
  expect(found).toEqual([{ field: 'principals', fault: 'nobody-notified' }]);
});
