import type { Bytes } from '../../shared/record/bytes.ts';
import { requestClaim, writeCredential } from '../../shared/record/request-claim.ts';
import { signBytes } from '../../shared/record/signing-key.ts';
import type { Identity } from './identity.ts';

/** A POST of JSON that only this kiosk can have made. */
export const signedPost = async (
  identity: Identity,
  path: string,
  body: Bytes,
): Promise<RequestInit> => ({
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/json',
    authorization: await authorization(identity, { method: 'POST', path, body }),
  },
});

/** Proof of this kiosk for a request to the server that it was paired with. */
export async function authorization(
  { enrolment, key }: Identity,
  request: { readonly method: 'GET' | 'POST'; readonly path: string; readonly body: Bytes },
): Promise<string> {
  const { kiosk, epoch, serverKey } = enrolment;
  const claim = await requestClaim({ ...request, serverKeyId: serverKey.id });
  return writeCredential({ kiosk, epoch, signature: await signBytes(key, claim) });
}
