import { readEvidencePlace } from './place-settings.js';

const bucket = {
  SHODO_EVIDENCE_S3_ENDPOINT: 'https://s3.example.jp',
  SHODO_EVIDENCE_S3_BUCKET: 'shodo-evidence',
  SHODO_EVIDENCE_S3_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI-bPxRfiCYEXAMPLEKEY',
};
const wrongWith = (change: Readonly<Record<string, string | undefined>>) =>
  readEvidencePlace({ ...bucket, ...change }, '/data/evidence').problems.map(({ name }) => name);

describe('where files of evidence lie', () => {
  it('is a folder, the usual one unless another is named', () => {
    expect(readEvidencePlace({}, '/data/evidence')).toEqual({ place: { folder: '/data/evidence' }, problems: [] });
    expect(readEvidencePlace({ SHODO_EVIDENCE_FOLDER: '/elsewhere' }, '/data/evidence').place).toEqual({ folder: '/elsewhere' });
  });

  it('is a bucket where one is named, with a region that most stores take', () => {
    const { place, problems } = readEvidencePlace(bucket, '/data/evidence');
    expect(problems).toEqual([]);
    expect(place).toEqual({
      bucket: {
        endpoint: 'https://s3.example.jp',
        region: 'us-east-1',
        name: 'shodo-evidence',
        accessKeyId: 'AKIDEXAMPLE',
        secretAccessKey: 'wJalrXUtnFEMI-bPxRfiCYEXAMPLEKEY',
      },
    });
    const inTokyo = readEvidencePlace({ ...bucket, SHODO_EVIDENCE_S3_REGION: 'ap-northeast-1' }, '').place;
    expect(inTokyo).toMatchObject({ bucket: { region: 'ap-northeast-1' } });
  });

  it.each([
    [
      'SHODO_EVIDENCE_S3_ENDPOINT',
      ['s3.example.jp', 'ftp://s3.example.jp', 'https://s3.example.jp/path', 'https://user:secret@s3.example.jp'],
    ],
    ['SHODO_EVIDENCE_S3_BUCKET', ['a', 'Evidence', 'evidence/sub', '-evidence', 'x'.repeat(64)]],
    ['SHODO_EVIDENCE_S3_REGION', ['Tokyo', 'ap northeast']],
    ['SHODO_EVIDENCE_S3_ACCESS_KEY_ID', ['x', 'with space', '鍵です']],
    ['SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY', ['short', 'with a space in it']],
  ])('is refused when %s is malformed', (name, values) => {
    for (const value of values) expect([value, wrongWith({ [name]: value })]).toEqual([value, [name]]);
  });

  it('is refused when it is half named, or named twice: everything wrong is said at once', () => {
    expect(readEvidencePlace({ SHODO_EVIDENCE_S3_BUCKET: 'Wrong' }, '').problems.map(({ name }) => name)).toEqual([
      'SHODO_EVIDENCE_S3_ENDPOINT',
      'SHODO_EVIDENCE_S3_ACCESS_KEY_ID',
      'SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY',
      'SHODO_EVIDENCE_S3_BUCKET',
    ]);
    expect(wrongWith({ SHODO_EVIDENCE_FOLDER: '/elsewhere' })).toEqual(['SHODO_EVIDENCE_FOLDER']);
    expect(wrongWith({ SHODO_EVIDENCE_S3_REGION: 'ap-northeast-1', SHODO_EVIDENCE_S3_ENDPOINT: '' })).toEqual([
      'SHODO_EVIDENCE_S3_ENDPOINT',
    ]);
  });

  it('is never repeated: one of the values is a secret', () => {
    const secret = 'a secret with spaces';
    const { problems } = readEvidencePlace({ ...bucket, SHODO_EVIDENCE_S3_SECRET_ACCESS_KEY: secret }, '');
    expect(JSON.stringify(problems)).not.toContain(secret);
  });
});
