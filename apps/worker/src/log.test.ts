import { withoutRows } from '@shodo/store';
import { symbols } from 'pino';
import { openLog } from './log.js';

test('errors of the database are logged without the rows they quote', () => {
  expect(Reflect.get(openLog('info'), symbols.serializersSym)).toMatchObject({ err: withoutRows });
});
