import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Clock } from './clock.ts';
import type { Catalogues } from './i18n/translate.ts';
import type { KioskPort, KioskStatus } from './kiosk-port.ts';
import { DeviceScreens } from './screens/device-screens.tsx';
import { RatingKiosk } from './rating-kiosk.tsx';

interface AppProps {
  readonly port: KioskPort;
  readonly clock: Clock;
  readonly catalogues: Catalogues;
}

/** The kiosk: follows what the device is able to do, and rates while it is able. */
export function App({ port, clock, catalogues }: AppProps): JSX.Element {
  const [status, setStatus] = useState<KioskStatus>({ kind: 'starting' });
  useEffect(() => port.subscribe(setStatus), []);
  if (status.kind === 'ready') return <RatingKiosk {...{ port, clock, catalogues, status }} />;
  return <DeviceScreens {...{ clock, catalogues, status }} onRetry={() => port.retryNow()} />;
}
