/** Named in the server's Content-Security-Policy, which allows no other. */
const POLICY = 'mot-cham';

/** The part of Trusted Types (W3C draft) that is used; TypeScript's DOM library has none of it. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** Marks a script's address as trusted, where the browser asks for that. */
export type TrustAddress = (address: string) => string;

/**
 * Makes the page's one Trusted Types policy: only scripts of this origin run. To be called once; a
 * second policy of one name is refused by the browser. The marked address is an object that the
 * browser knows; to everybody else it is a string.
 */
export function createTrustAddress(): TrustAddress {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }; // not in TypeScript yet
  const policy = trustedTypes?.createPolicy(POLICY, { createScriptURL: ownAddress });
  return policy === undefined ? ownAddress : (address) => policy.createScriptURL(address);
}

function ownAddress(address: string): string {
  if (new URL(address, location.href).origin === location.origin) return address;
  throw new TypeError(`Only scripts of this origin may run, got ${address}`);
}
