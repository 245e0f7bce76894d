import { ProblemCode, refusals } from '@shodo/contracts';
import { jsonBody } from '../requests/json-body.js';
import { classified, isAway } from './classify.js';
import { languageOf } from './language.js';
import { doesNotFit, notAuthorised, ProblemAnswer, refusedBy } from './problem-answer.js';
import { rendered } from './render.js';
import { problemSentences, shapeSentences, shapeText } from './sentences.js';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'ja'],
    ['', 'ja'],
    ['ja', 'ja'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr,en;q=0.4,ja;q=0.7', 'ja'],
    ['en;q=0, ja;q=0.1', 'ja'],
    ['de', 'ja'],
    ['en;q=nonsense', 'ja'],
    [`${'x,'.repeat(10_000)}en`, 'ja'],
  ])('for %s is %s', (header, language) => {
    expect(languageOf(header?.slice(0, 600))).toBe(language);
  });
});

describe('a problem', () => {
  it('has a sentence in both languages, whatever it is', () => {
    expect(Object.keys(problemSentences).sort()).toEqual([...ProblemCode.options].sort());
    for (const { ja, en } of [...Object.values(problemSentences), ...Object.values(shapeSentences)]) {
      expect(ja).toMatch(/[ぁ-ん].*。$/);
      expect(en).toMatch(/^[A-Z][ -~]*\.$/);
    }
  });

  it('says every refusal in the language of the caller', () => {
    const detail = { duty: 'jp.my-number.final-report', cites: 'MNA 29-4(1); MN Rule 3' };
    const refused = refusedBy([{ code: 'time-lies-ahead' }, { code: 'duty-still-stands', detail }]);
    expect(rendered(refused, 'en')).toEqual({
      type: 'urn:shodo:problem:refused',
      title: problemSentences.refused.en,
      status: 409,
      code: 'refused',
      detail: `${refusals['time-lies-ahead'].en} ${refusals['duty-still-stands'].en}`,
      refusals: [
        { code: 'time-lies-ahead', sentence: refusals['time-lies-ahead'].en, cites: [] },
        {
          code: 'duty-still-stands',
          sentence: refusals['duty-still-stands'].en,
          detail,
          cites: ['MNA 29-4(1)', 'MN Rule 3'],
        },
      ],
    });
    expect(rendered(refused, 'ja').refusals?.[0]?.sentence).toBe(refusals['time-lies-ahead'].ja);
  });

  it('lists what is wrong with pointers', () => {
    expect(rendered(doesNotFit([{ pointer: '/noticedAt', code: 'missing' }]), 'ja').errors).toEqual([
      { pointer: '/noticedAt', detail: '必須です。' },
    ]);
  });

  it('names how much is taken when more was sent', () => {
    const tooLarge = new ProblemAnswer(413, 'too-large');
    expect(rendered(tooLarge.upTo(1_048_576), 'ja').detail).toBe('一度に送れるのは 1 MB までです。短くするか、分けて送ってください。');
    expect(rendered(tooLarge.upTo(131_072), 'en').detail).toBe('At most 128 KB is taken at once. Make it shorter, or send it in parts.');
    expect(rendered(tooLarge.upTo(2_147_483_648), 'ja').detail).toContain(' 2 GB ');
    expect(rendered(tooLarge, 'ja').detail).toBeUndefined();
  });

  it('names the place where a body stops being JSON, and none where it is not even text or longer than a form', () => {
    const answerTo = (bytes: Buffer) => {
      try {
        return jsonBody(bytes);
      } catch (error) {
        return rendered(error as ProblemAnswer, 'ja');
      }
    };
    const malformed = { status: 400, code: 'malformed-json', title: problemSentences['malformed-json'].ja };
    expect(answerTo(Buffer.from('{\n"a": x}'))).toMatchObject({ ...malformed, detail: '2行目の6文字目から先を読み取れません。' });
    for (const bytes of [Buffer.from([0x7b, 0xff]), Buffer.from(`{"a":"${'x'.repeat(131_072)}",}`)]) {
      expect(answerTo(bytes)).toMatchObject(malformed);
      expect(answerTo(bytes)).not.toHaveProperty('detail');
    }
  });

  it('says whether a refused attempt was recorded', () => {
    expect(rendered(notAuthorised().recorded(false), 'en')).toMatchObject({ status: 403, attemptRecorded: false });
  });
});

describe('what ended a request', () => {
  const coded = (code: string) => Object.assign(new Error('something'), { code });

  it.each([
    coded('ECONNREFUSED'),
    coded('57P01'),
    coded('53300'),
    new Error('timeout exceeded when trying to connect'),
    Object.assign(new Error(), { name: 'StoreUnavailable' }),
  ])('is a 503 with a time to come back when something is away (%s)', (error) => {
    expect(classified(error)).toMatchObject({ status: 503, code: 'not-available', more: { retryAfterSeconds: 5 } });
    expect(isAway(new Error('outer', { cause: new AggregateError([error]) }))).toBe(true);
  });

  it.each([
    [coded('FST_ERR_CTP_BODY_TOO_LARGE'), 413],
    [coded('FST_ERR_CTP_INVALID_MEDIA_TYPE'), 415],
    [Object.assign(coded('FST_ERR_BAD_URL'), { statusCode: 400 }), 400],
    [Object.assign(coded('FST_ERR_MAX_PARAM_LENGTH'), { statusCode: 414 }), 404],
    [Object.assign(new Error(), { statusCode: 404 }), 404],
    [Object.assign(new Error(), { statusCode: 429 }), 429],
    [Object.assign(new Error(), { statusCode: 400 }), 400],
    [Object.assign(new Error(), { name: 'MalformedCursor' }), 422],
    [Object.assign(new Error(), { name: 'EntryUnreadable' }), 500],
    [new ProblemAnswer(410, 'link-is-not-valid'), 410],
  ])('keeps what the framework and our rooms say (%s: %i)', (error, status) => {
    expect(classified(error).status).toBe(status);
  });

  it('says of a record that cannot be read that it is that, and repeats nothing of it', () => {
    const problem = rendered(classified(Object.assign(new Error('event of Taro'), { name: 'EntryUnreadable' })), 'ja', 'the-reference');
    expect(problem).toMatchObject({ status: 500, code: 'record-is-unreadable', title: problemSentences['record-is-unreadable'].ja });
    expect(JSON.stringify(problem)).not.toContain('Taro');
  });

  it.each([new Error('password of Taro is hunter2'), new TypeError('x is undefined'), 'a text', undefined, coded('23505')])(
    'is an unexpected 500 that repeats nothing of it (%s)',
    (error) => {
      const problem = rendered(classified(error), 'en', 'the-reference');
      expect(problem).toEqual({
        type: 'urn:shodo:problem:unexpected',
        title: problemSentences.unexpected.en,
        status: 500,
        code: 'unexpected',
        reference: 'the-reference',
      });
    },
  );
});

test('what is too long says how much is taken, and what is not in a list which words are', () => {
  expect(shapeText({ code: 'too-long', most: 10_000 }, 'ja')).toBe('長すぎます。10,000 までです。');
  expect(shapeText({ code: 'too-many', most: 100 }, 'en')).toBe('Too many. At most 100 are taken.');
  expect(shapeText({ code: 'too-few', least: 1 }, 'ja')).toBe('足りません。1 以上必要です。');
  expect(shapeText({ code: 'too-short', least: 12 }, 'en')).toBe('Too short. At least 12 are needed.');
  expect(shapeText({ code: 'not-in-list', allowed: ['loss', 'theft'] }, 'en')).toBe('Choose one of the listed values. (loss, theft)');
});

test('a number that is too large or too small says which is the last that is taken', () => {
  expect(shapeText({ code: 'too-large', most: 10_000 }, 'ja')).toBe('値が大きすぎます。10,000 以下で入力してください。');
  expect(shapeText({ code: 'too-large', most: 10_000 }, 'en')).toBe('The value is too large. 10,000 is the largest that is taken.');
  expect(shapeText({ code: 'too-small', least: 0 }, 'ja')).toBe('値が小さすぎます。0 以上で入力してください。');
  expect(shapeText({ code: 'too-small', least: 0 }, 'en')).toBe('The value is too small. 0 is the smallest that is taken.');
});

test('what has the wrong type says which one is taken', () => {
  expect(shapeText({ code: 'wrong-type', wanted: ['whole-number'] }, 'ja')).toBe(
    '値の型が違います。整数（引用符なし）で入力してください。',
  );
  expect(shapeText({ code: 'wrong-type', wanted: ['object', 'list'] }, 'ja')).toBe(
    '値の型が違います。オブジェクト { }、又はリスト [ ]で入力してください。',
  );
  expect(shapeText({ code: 'wrong-type', wanted: ['object', 'list'] }, 'en')).toBe(
    'The value has the wrong type. Expected here: an object { }; or a list [ ].',
  );
  expect(shapeText({ code: 'wrong-type' }, 'en')).toBe('The value has the wrong type.');
});
