// Who really asks: a client's own words about its address are worth nothing.
import { describe, expect, test } from 'vitest';
import { clientAddress, networkOf, proxyList } from '../address.ts';
import { isForeignOrigin } from '../guard.ts';

const nobody = proxyList([]);
const nginx = proxyList(['127.0.0.0/8', '::1', '10.0.0.5']);

describe('Адрес клиента', () => {
  test.each([
    ['203.0.113.7', '1.2.3.4', nobody, '203.0.113.7'],
    ['203.0.113.7', '1.2.3.4', nginx, '203.0.113.7'],
    ['127.0.0.1', undefined, nginx, '127.0.0.1'],
    ['127.0.0.1', '203.0.113.7', nginx, '203.0.113.7'],
    ['::ffff:127.0.0.1', '203.0.113.7', nginx, '203.0.113.7'],
    ['127.0.0.1', '1.2.3.4, 203.0.113.7', nginx, '203.0.113.7'],
    ['127.0.0.1', '1.2.3.4, 203.0.113.7, 10.0.0.5', nginx, '203.0.113.7'],
    ['127.0.0.1', '<script>', nginx, '127.0.0.1'],
    ['::1', '2001:db8::7', nginx, '2001:db8::7'],
    ['', '1.2.3.4', nginx, ''],
  ])('%s с X-Forwarded-For %s', (socket, forwarded, isProxy, address) => {
    expect(clientAddress(socket, forwarded, isProxy)).toBe(address);
  });

  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%s считается как %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('Чужой сайт', () => {
  const asked = (headers: Record<string, string>) =>
    isForeignOrigin(new Request('http://inside:3000/view', { method: 'POST', headers }), 'https://opora.ru');

  test.each([
    [{}, false],
    [{ origin: 'http://inside:3000', host: 'inside:3000' }, false],
    [{ origin: 'https://opora.ru', host: 'inside:3000' }, false],
    [{ origin: 'https://evil.ru', host: 'inside:3000' }, true],
    [{ origin: 'https://evil.ru', host: 'inside:3000', 'x-forwarded-host': 'evil.ru' }, true],
    [{ origin: 'https://opora.ru:8443', host: 'inside:3000' }, true],
    [{ origin: 'null', host: 'inside:3000' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://opora.ru:8443', host: 'inside:3000' }, false],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://opora.ru', host: 'inside:3000' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, true],
    [{ 'sec-fetch-site': 'none' }, false],
  ])('%o: %s', (headers, isForeign) => {
    expect(asked(headers)).toBe(isForeign);
  });
});
