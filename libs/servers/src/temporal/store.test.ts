import { temporalStore } from './store.js';

test('the parts of an address are decoded for programs that take them one by one', () => {
  expect(temporalStore('postgres://o%40wner:p%3Aw@db.example/shodo')).toEqual({
    host: 'db.example',
    port: 5432,
    user: 'o@wner',
    password: 'p:w',
    maintenanceDatabase: 'shodo',
  });
});

test('an address that asks for encryption gets it, checked only when it says so', () => {
  expect(temporalStore('postgres://a:b@h:6/d?sslmode=require').tls).toBe('unchecked');
  expect(temporalStore('postgres://a:b@h:6/d?sslmode=verify-full').tls).toBe('checked');
  expect(temporalStore('postgres://a:b@h:6/d?sslmode=disable').tls).toBeUndefined();
});

test('an IPv6 host loses the brackets it has in an address', () => {
  expect(temporalStore('postgres://a:b@[::1]:7/d').host).toBe('::1');
});
