import * as oidc from 'openid-client';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ProviderIdentity } from '../store/single-sign-on-links.ts';
import { isOnThisMachine, type SingleSignOnSettings } from './single-sign-on-settings.ts';

/** What must be the same when the provider leads back; kept in the browser, sealed. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who the provider says has come. */
export interface ProvedIdentity extends ProviderIdentity {
  /** A login that provider or operator vouches for; undefined when neither does. */
  readonly login: string | undefined;
  /** The provider asked for more than a password (RFC 8176: `mfa`). */
  readonly withSecondFactor: boolean;
}

/** Why nobody is signed in: given up at the provider, no answer from it, or an answer that lies. */
export type SingleSignOnFault = 'cancelled' | 'unreachable' | 'refused';

export interface Fault {
  readonly fault: SingleSignOnFault;
  /** For the log; no token and no claim. */
  readonly cause: unknown;
}

/** Signing in at an identity provider (OpenID Connect, authorization code with PKCE). */
export interface SingleSignOn {
  readonly name: string;
  /** Where to lead the browser, and what to keep until it comes back. */
  begin(): Promise<Result<{ readonly address: string; readonly attempt: Attempt }, Fault>>;
  /** Who came back; `query` is the query of the address that the provider led to. */
  finish(query: string, attempt: Attempt): Promise<Result<ProvedIdentity, Fault>>;
}

/** The provider is asked for its addresses at the first sign-in, and again after a failure. */
export function makeSingleSignOn(settings: SingleSignOnSettings): SingleSignOn {
  let known: oidc.Configuration | undefined;
  const provider = async () => (known ??= await discover(settings));
  return {
    name: settings.name,
    begin: () => caught(async () => begun(await provider(), settings)),
    finish: (query, attempt) =>
      caught(async () => {
        const configuration = await provider();
        const returned = new URL(`${settings.returnAddress}${query}`);
        const tokens = await oidc.authorizationCodeGrant(configuration, returned, {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.codeVerifier,
          idTokenExpected: true,
        });
        return identityOf(configuration, tokens, settings);
      }),
  };
}

async function discover(settings: SingleSignOnSettings): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  // The signature of the identity token is verified also where TLS would vouch for it.
  const execute = [oidc.enableNonRepudiationChecks];
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; for this machine alone
  if (isOnThisMachine(issuer)) execute.push(oidc.allowInsecureRequests);
  return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute });
}

async function begun(configuration: oidc.Configuration, settings: SingleSignOnSettings) {
  const attempt: Attempt = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.returnAddress,
    scope: 'openid profile email',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
  });
  return { address: address.href, attempt };
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

async function identityOf(
  configuration: oidc.Configuration,
  tokens: Tokens,
  settings: SingleSignOnSettings,
): Promise<ProvedIdentity> {
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider sent no identity token.');
  const { iss: issuer, sub: subject, amr } = claims;
  const name = settings.loginClaim ?? 'email';
  // Providers may keep such claims for the second question.
  const told =
    claims[name] === undefined
      ? await oidc.fetchUserInfo(configuration, tokens.access_token, subject)
      : claims;
  const isVouchedFor = settings.loginClaim !== null || told['email_verified'] === true;
  const login = told[name];
  return {
    issuer,
    subject,
    login: isVouchedFor && typeof login === 'string' ? login.trim().toLowerCase() : undefined,
    withSecondFactor: Array.isArray(amr) && amr.includes('mfa'),
  };
}

/** Errors of the protocol and of the network are answers here; what is neither is thrown on. */
async function caught<Value>(work: () => Promise<Value>): Promise<Result<Value, Fault>> {
  try {
    return ok(await work());
  } catch (cause) {
    return err({ fault: faultOf(cause), cause });
  }
}

function faultOf(cause: unknown): SingleSignOnFault {
  if (cause instanceof oidc.AuthorizationResponseError) {
    return cause.error === 'access_denied' ? 'cancelled' : 'refused';
  }
  // `fetch` rejects so when no answer came.
  if (cause instanceof TypeError && cause.message === 'fetch failed') return 'unreachable';
  if (cause instanceof oidc.ClientError || cause instanceof oidc.ResponseBodyError) {
    const isTimeout = 'code' in cause && cause.code === 'OAUTH_TIMEOUT';
    return isTimeout || isNoConnection(cause) ? 'unreachable' : 'refused';
  }
  throw cause;
}

/** The library wraps what `fetch` rejected with. */
function isNoConnection(error: Error): boolean {
  return error.cause instanceof TypeError && error.cause.message === 'fetch failed';
}
