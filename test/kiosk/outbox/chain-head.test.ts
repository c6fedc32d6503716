import { expect, it } from 'vitest';
import { chainHead } from '../../../kiosk/outbox/chain-head.ts';

const start = { kiosk: 'kiosk-1', epoch: 2, seq: 0, hash: 'seed' };
const record = (seq: number, epoch = 2, kiosk = 'kiosk-1') => ({
  kiosk,
  epoch,
  seq,
  hash: `${epoch}-${seq}`,
});

it.each([
  ['starts at the seed when nothing was written', [], start],
  ['stands at the highest seq, whatever the order', [record(2), record(3), record(1)], record(3)],
  ['knows no other epoch', [record(1), record(9, 1)], record(1)],
  ['knows no other kiosk', [record(1), record(9, 2, 'kiosk-0')], record(1)],
])('the chain %s', (_, known, expected) => {
  expect(chainHead(start, known)).toEqual(expected);
});
