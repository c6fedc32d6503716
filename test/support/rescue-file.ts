import { RESCUE_KIND, rescueClaim, type RescueFile } from '../../shared/record/rescue.ts';
import { signBytes } from '../../shared/record/signing-key.ts';
import { healthReport, travelling, type SimulatedKiosk } from './simulated-kiosk.ts';

/** The file that staff export; `change` replaces parts of its text. */
export async function rescueFile(
  kiosk: SimulatedKiosk,
  records: readonly Parameters<typeof travelling>[0][],
  change: object = {},
): Promise<RescueFile> {
  const rescue = JSON.stringify({
    kiosk: kiosk.id,
    epoch: kiosk.epoch,
    records: records.map(travelling),
    health: healthReport(),
    ...change,
  });
  const signature = await signBytes(kiosk.key, rescueClaim(rescue));
  return { v: 1, kind: RESCUE_KIND, rescue, signature };
}
