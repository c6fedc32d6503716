import type { Happening } from '../visit/visit-event.ts';
import type { VisitSetting } from '../visit/visit-setting.ts';

/** What every citizen's screen is given. */
export interface ScreenProps {
  readonly setting: VisitSetting;
  send(happening: Happening): void;
}
