import { createKioskPort } from '../../../kiosk/device/create-kiosk-port.ts';
import type { KioskPort, KioskStatus } from '../../../kiosk/kiosk-port.ts';

declare global {
  interface Window {
    /** The device behind the screens, without screens. */
    port: KioskPort;
    lastStatus: KioskStatus;
  }
}

window.port = createKioskPort();
window.port.subscribe((status) => {
  window.lastStatus = status;
});
