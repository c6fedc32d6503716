import { utf8 } from '../../shared/record/bytes.ts';
import type { Identity } from './identity.ts';
import { authorization } from './signed-request.ts';

/** A GET that only this kiosk can have made. */
export const signedGet = async (identity: Identity, path: string): Promise<RequestInit> => ({
  method: 'GET',
  headers: {
    authorization: await authorization(identity, { method: 'GET', path, body: utf8('') }),
  },
});
