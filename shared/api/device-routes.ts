import { MAX_RESCUE_BYTES } from '../record/rescue.ts';
import type { Route } from './route.ts';

/** What is decided on kiosks, and what comes from them by other ways than their batches. */
export const DEVICE_ROUTES = {
  postKioskRevocation: {
    method: 'post',
    path: '/api/v1/kiosks/:id/revocation',
    access: 'account',
    summary: 'From the next request on nothing of this kiosk is counted; for good',
    request: 'KioskDecision',
    response: 'Kiosk',
  },
  postKioskReinstatement: {
    method: 'post',
    path: '/api/v1/kiosks/:id/reinstatement',
    access: 'account',
    summary: 'A kiosk that was suspended for a fork may send again, after a look at it',
    request: 'KioskDecision',
    response: 'Kiosk',
  },
  postKioskName: {
    method: 'post',
    path: '/api/v1/kiosks/:id/name',
    access: 'account',
    summary: 'Gives a kiosk another name; its screens and the lists follow',
    request: 'KioskName',
    response: 'Kiosk',
  },
  postKioskPlacement: {
    method: 'post',
    path: '/api/v1/kiosks/:id/placement',
    access: 'account',
    summary: 'The kiosk stands at another counter of its unit; what it wrote before stays',
    request: 'KioskMove',
    response: 'Kiosk',
  },
  postKioskEpoch: {
    method: 'post',
    path: '/api/v1/kiosk-epochs',
    access: 'open',
    summary: 'A kiosk that lost its key opens its next epoch with its single-use ticket',
    request: 'ReKeyRequest',
    response: 'Enrolment',
    status: 201,
  },
  getQuarantine: {
    method: 'get',
    path: '/api/v1/quarantine',
    access: 'account',
    summary: 'Records that are kept but not counted: reasons, kiosks, age',
    response: 'QuarantineList',
  },
  postQuarantineReplay: {
    method: 'post',
    path: '/api/v1/quarantine/replay',
    access: 'account',
    summary: 'Judges quarantined records again, after a repair or a decision',
    request: 'QuarantineReplay',
    response: 'QuarantineReplayed',
  },
  postRescue: {
    method: 'post',
    path: '/api/v1/rescues',
    access: 'account',
    summary: 'Takes the unsent queue of a kiosk in, from the file that its staff exported',
    request: 'RescueFile',
    response: 'RescueResult',
    maxBodyBytes: MAX_RESCUE_BYTES,
  },
} as const satisfies Record<string, Route>;
