import { expect, it } from 'vitest';
import { networkOf } from '../../../server/http/request-log.ts';

it.each([
  ['192.168.1.20', '192.168.1.0/24'],
  ['::ffff:10.0.0.7', '10.0.0.0/24'],
  ['2405:4800:1234:5678:1:2:3:4', '2405:4800:1234::/48'],
  [undefined, 'unknown'],
])('of the address %s only the network %s is kept', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
