import { advanceVisit } from '../../../kiosk/visit/advance-visit.ts';
import type { Happening, WriteEffect } from '../../../kiosk/visit/visit-event.ts';
import { settingAt } from '../../../kiosk/visit/visit-setting.ts';
import { beginVisits, type VisitState } from '../../../kiosk/visit/visit-state.ts';
import { viewOf, type VisitView } from '../../../kiosk/visit/visit-view.ts';
import type { KioskConfiguration } from '../../../shared/domain/kiosk-configuration.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { kioskConfiguration, NINE_O_CLOCK_MS } from '../../fixtures/kiosk-configuration.ts';

/** A visit told event by event, with stores that answer only when the story says so. */
export class VisitStory {
  state: VisitState;
  readonly writes: WriteEffect[] = [];
  private nowMs = 1_000;

  constructor(changes: Partial<KioskConfiguration> = {}) {
    const setting = settingAt(kioskConfiguration(changes), NINE_O_CLOCK_MS);
    this.state = beginVisits(setting, this.nowMs);
  }

  get view(): VisitView {
    return viewOf(this.state);
  }

  get contents(): WriteEffect['content'][] {
    return this.writes.map(({ content }) => content);
  }

  then(...happenings: Happening[]): this {
    for (const happening of happenings) {
      const next = advanceVisit(this.state, { ...happening, monoMs: this.nowMs });
      this.state = next.state;
      this.writes.push(...next.writes);
    }
    return this;
  }

  after(ms: number): this {
    this.nowMs += ms;
    return this.then({ type: 'tick' });
  }

  tap(level: Level): this {
    return this.then({ type: 'face-tapped', level });
  }

  /** The newest record has become durable. */
  saved(recordId = 'rating-1'): this {
    const token = this.writes.at(-1)?.token ?? 0;
    return this.then({ type: 'written', token, recordId });
  }

  /** A face, durable, and its moment over. */
  picks(level: Level): this {
    return this.tap(level).saved().after(600);
  }
}
