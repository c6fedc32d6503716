import type { KioskConfiguration, ShownOfficial } from '../../shared/domain/kiosk-configuration.ts';

/** What a visit is about: fixed from its first tap to its end, whatever arrives meanwhile. */
export interface VisitSetting {
  readonly configuration: KioskConfiguration;
  /** Whose name is on the screen, or null: then the counter alone is rated, never a guess. */
  readonly official: ShownOfficial | null;
}

/** The setting at an instant of the tablet's clock (UTC ms): who is on duty decides the name. */
export function settingAt(configuration: KioskConfiguration, wallMs: number): VisitSetting {
  const duty = configuration.duties.find(
    ({ startsAtMs, endsAtMs }) => startsAtMs <= wallMs && wallMs < endsAtMs,
  );
  return { configuration, official: duty?.official ?? null };
}

/** Two settings that show and record the same; spares the screens a needless change. */
export function isSameSetting(a: VisitSetting, b: VisitSetting): boolean {
  return a.configuration.revision === b.configuration.revision && a.official?.id === b.official?.id;
}
