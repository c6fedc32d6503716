/** Where links to choose a password by lead: a page that needs no session. */
const PATH = '/invitation';

/** The address to hand over. The token stands behind `#`: browsers send that part to no server. */
export const invitationAddress = (origin: string, token: string): string =>
  `${origin}${PATH}#${token}`;

/** The token of an opened link; '' when the address lost it, undefined on every other page. */
export function tokenIn({
  pathname,
  hash,
}: Readonly<{ pathname: string; hash: string }>): string | undefined {
  return pathname.replace(/\/+$/u, '') === PATH ? hash.replace(/^#/u, '') : undefined;
}
