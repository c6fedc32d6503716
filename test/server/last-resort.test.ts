import { EventEmitter } from 'node:events';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { endOnUncaught, UNCAUGHT_EXIT } from '../../server/last-resort.ts';

it('an error that nobody caught is in the log with its stack, then the process ends', () => {
  const said: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void said.push(line) });
  const ends: number[] = [];
  const process = Object.assign(new EventEmitter(), {
    exit: (code: number) => {
      // The line is written before the end.
      expect(said).toHaveLength(1);
      ends.push(code);
    },
  });
  endOnUncaught(process, log);
  process.emit('uncaughtException', new TypeError('x is not a function'));
  expect(ends).toEqual([UNCAUGHT_EXIT]);
  expect(JSON.parse(said[0] ?? '')).toMatchObject({
    level: 60,
    err: { type: 'TypeError', message: 'x is not a function', stack: expect.any(String) as string },
  });
});
