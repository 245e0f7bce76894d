import { ProblemCode } from '@shodo/contracts';
import { usesUpKey } from './problems.js';

it('a refusal and a key that brought another body end the use of a key; after everything else the form is sent again under its own', () => {
  const problem = { type: 'about:blank', title: '', status: 400 };
  expect(ProblemCode.options.filter((code) => usesUpKey({ ...problem, code }))).toEqual(['refused', 'same-key-other-body']);
  expect(usesUpKey(problem)).toBe(false);
});
