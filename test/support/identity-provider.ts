import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody at the provider: what it tells of them beside their subject. */
export type Person = Readonly<Record<string, unknown>>;

/** A real OpenID Connect provider on this machine, whose people the test decides. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly people: Map<string, Person>;
  readonly close: () => Promise<void>;
}

export const CLIENT = { id: 'mot-cham', secret: 'a-secret-between-two-servers' } as const;

/** A free port, for a server whose address must be registered before it starts. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Its own sign-in form takes any name of `people`, with any password, and asks for consent. */
export async function startIdentityProvider(returnAddress: string): Promise<IdentityProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${String(port)}`;
  const people = new Map<string, Person>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [returnAddress],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    cookies: { keys: ['a key for the tests alone'] },
    claims: {
      email: ['email', 'email_verified'],
      profile: ['preferred_username'],
      openid: ['sub'],
    },
    findAccount: (_context, id) => {
      const person = people.get(id);
      return person && { accountId: id, claims: () => ({ sub: id, ...person }) };
    },
  });
  const server = createServer((request, response) => {
    void provider.callback()(request, response);
  }).listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    issuer,
    people,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser that signs in as `name` at the provider; answers the address it is led back to. */
export async function signInAtProvider(address: string, name: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let step = 0; step < 20; step += 1) {
    const page = await visit(next, jar);
    const leadsTo = page.headers.get('location');
    if (leadsTo !== null) {
      const target = new URL(leadsTo, next);
      if (target.origin !== new URL(address).origin) return target.href;
      next = target.href;
      continue;
    }
    next = await submit(await page.text(), { at: next, name, jar });
  }
  throw new Error('The provider led nowhere.');
}

interface Form {
  readonly at: string;
  readonly name: string;
  readonly jar: Map<string, string>;
}

/** Sends the form of a page; answers where that leads. */
async function submit(html: string, { at, name, jar }: Form): Promise<string> {
  const action = /action="([^"]+)"/u.exec(html)?.[1];
  const prompt = /name="prompt" value="([^"]+)"/u.exec(html)?.[1];
  if (action === undefined || prompt === undefined) throw new Error(`No form in: ${html}`);
  const body = new URLSearchParams({ prompt, login: name, password: 'any' });
  const answer = await visit(new URL(action, at).href, jar, body);
  return new URL(answer.headers.get('location') ?? '', at).href;
}

async function visit(
  address: string,
  jar: Map<string, string>,
  body?: URLSearchParams,
): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { cookie },
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  for (const one of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (one.split(';')[0] ?? '').split('=', 2);
    jar.set(name, value);
  }
  return response;
}
