import type { Verdict } from './report.js';
import { exitCodeOf, run } from './run.js';
import { told } from './words.js';

const verdict = (more: Partial<Verdict> = {}): Verdict => ({ invariant: 'I5', is: 'holds', breaches: [], broken: 0, figures: {}, ...more });

test('the exit code tells sound, broken, and not to be checked; a log that nobody gave is no fault', () => {
  expect(exitCodeOf([verdict(), verdict({ is: 'not-checked', why: 'nothing-given' })])).toBe(0);
  expect(exitCodeOf([verdict(), verdict({ is: 'not-checked', why: 'engine-away' })])).toBe(2);
  expect(exitCodeOf([verdict({ is: 'not-checked', why: 'engine-away' }), verdict({ is: 'broken', broken: 1 })])).toBe(1);
  expect(exitCodeOf([verdict({ why: 'nothing-outside' })])).toBe(0);
  expect(exitCodeOf([verdict({ is: 'not-checked', why: 'outside-away' })])).toBe(2);
});

test('one line an invariant, in the language of the reader, and beneath it what was found and where', () => {
  const found = verdict({
    is: 'broken',
    broken: 3,
    breaches: [{ code: 'deleted', stream: 'incident:a:b', seq: 3 }],
    figures: { streams: 7 },
  });
  expect(told(found, 'en').split('\n')).toEqual([
    'I5  BROKEN: the chain is dense, and fits the signed log (streams 7)',
    '    an entry is missing [deleted] incident:a:b #3',
    '    and 2 more',
  ]);
  expect(told(found, 'ja').split('\n')[1]).toBe('    記載が抜けています [deleted] incident:a:b #3');
  expect(told(verdict({ is: 'not-checked', why: 'engine-away' }), 'ja')).toContain('未確認');
  expect(told(verdict({ why: 'nothing-outside', figures: { streams: 7 } }), 'en')).toBe(
    'I5  holds: the chain is dense, and fits the signed log (streams 7, nothing outside was compared: SHODO_CHECKPOINT_FOLDER is not set)',
  );
  const back = verdict({ is: 'broken', broken: 1, breaches: [{ code: 'rolled-back', about: 'a: 12' }] });
  expect(told(back, 'ja').split('\n')[1]).toMatch(/^ {4}外に預けた検証点まで、ログが届いていません。.* \[rolled-back\] — a: 12$/);
});

const said = async (args: readonly string[], env: NodeJS.ProcessEnv) => {
  const lines: string[] = [];
  const code = await run(args, env, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
};

test('a wrong option shows how to use it, an installation that is not there is said to be missing, in the language of LANG', async () => {
  expect(await said(['--nonsense'], {})).toMatchObject({ code: 2, text: expect.stringContaining('Usage:') });
  expect(await said(['--only', 'I99'], {})).toMatchObject({ code: 2, text: expect.stringContaining('使い方:') });
  const nowhere = { SHODO_DATA: '/nowhere/at/all' };
  expect((await said([], { ...nowhere, LANG: 'en_GB.UTF-8' })).text).toMatch(/^Cannot be checked: there is no data in \/nowhere\/at\/all/);
  expect((await said([], { ...nowhere, LANG: 'ja_JP.UTF-8' })).text).toMatch(/^確かめられません: /);
});
