import { generateSigningKey } from '../../../shared/record/signing-key.ts';
import type { DeviceKey } from '../../outbox/identity.ts';

/** A key that never leaves this device: Ed25519 where it can be had, else P-256. */
export async function makeDeviceKey(): Promise<DeviceKey> {
  try {
    return await generateSigningKey('Ed25519', false);
  } catch (error) {
    const isMissing = error instanceof DOMException && error.name === 'NotSupportedError';
    if (!isMissing) throw error;
    return generateSigningKey('P-256', false);
  }
}
