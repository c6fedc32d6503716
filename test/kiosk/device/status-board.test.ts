import { describe, expect, it } from 'vitest';
import { createStatusBoard } from '../../../kiosk/device/status-board.ts';
import type { KioskStatus } from '../../../kiosk/kiosk-port.ts';
import { sampleConfiguration } from '../../support/sample-configuration.ts';

const ready: KioskStatus = {
  kind: 'ready',
  configuration: sampleConfiguration('kiosk-1'),
  queue: { pending: 0, held: 0, oldestPendingWallMs: null, lastContactWallMs: null, online: true },
  refusal: null,
  updateWaiting: false,
  reloadDue: false,
};

describe('the status board', () => {
  it('tells the present status at once and every later one', () => {
    const board = createStatusBoard();
    const heard: string[] = [];
    board.subscribe(({ kind }) => heard.push(kind));
    board.show(ready);
    expect(heard).toEqual(['starting', 'ready']);
  });

  it('tells nothing more to who has left', () => {
    const board = createStatusBoard();
    const heard: string[] = [];
    const leave = board.subscribe(({ kind }) => heard.push(kind));
    leave();
    board.show(ready);
    expect(heard).toEqual(['starting']);
  });

  it('adds the waiting update, which the worker cannot know of', () => {
    const board = createStatusBoard();
    board.show(ready);
    const heard: unknown[] = [];
    board.subscribe((status) => heard.push(status.kind === 'ready' && status.updateWaiting));
    board.showUpdateWaiting();
    board.show(ready);
    expect(heard).toEqual([false, true, true]);
  });
});
