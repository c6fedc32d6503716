/**
 * Code that a paired kiosk seldom needs: pairing, the schemas of what it pins, and what helps on a
 * bad day. A chunk of its own, so that a kiosk at its counter does not load it.
 */
export { makeDeviceKey } from '../device/pairing/make-device-key.ts';
export { makeRescues, unpairedSigner } from './make-rescues.ts';
export { findIdentity, pairAgain } from './find-identity.ts';
export { makeRoom } from './make-room.ts';
export { dropExpired } from './drop-history.ts';
export { createRefill } from './refill.ts';
export { repair } from './repair.ts';
export { renewConfiguration } from './renew-configuration.ts';
