import type { Battery } from '../../../shared/domain/battery.ts';
import { formatPercent } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** "34%, đang sạc", or that nobody knows. */
export function BatteryLevel({ battery }: Readonly<{ battery: Battery | null }>) {
  const { language, wording } = useSpeech();
  const words = wording.administration.kiosks.battery;
  if (battery === null) return <>{words.unknown}</>;
  const percent = formatPercent(battery.percent / 100, language, 0);
  return <>{battery.charging ? words.charging(percent) : percent}</>;
}
