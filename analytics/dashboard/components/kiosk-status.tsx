import type { KioskSummary } from '../../../shared/api/organisation.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { presenceOf } from '../kiosk-presence.ts';

type StatusProps = Readonly<{ kiosk: KioskSummary; nowMs: number }>;

/** Revoked and suspended first; of a kiosk in use it matters whether it is heard. */
export function StatusChip({ kiosk, nowMs }: StatusProps) {
  const { wording } = useSpeech();
  const words = wording.administration.kiosks;
  if (kiosk.status !== 'active') {
    return (
      <span class="chip chip-not-met">
        <span aria-hidden="true">✕ </span>
        {words.status[kiosk.status]}
      </span>
    );
  }
  const presence = presenceOf(kiosk, nowMs);
  const [tint, sign] = (
    { recent: ['met', '✓'], quiet: ['warning', '!'], never: ['undetermined', '…'] } as const
  )[presence];
  return (
    <span class={`chip chip-${tint}`}>
      <span aria-hidden="true">{sign} </span>
      {words.presence[presence]}
    </span>
  );
}

/** What somebody has to look at, each in words. */
export function Alarms({ kiosk }: Readonly<{ kiosk: KioskSummary }>) {
  const { wording } = useSpeech();
  return (
    <>
      {kiosk.alarms.map((alarm) => (
        <span key={alarm} class="cell-alarm">
          <span aria-hidden="true">! </span>
          {wording.administration.kiosks.alarms[alarm]}
        </span>
      ))}
    </>
  );
}
