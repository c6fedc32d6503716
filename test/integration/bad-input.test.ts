import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEMS, type ProblemBody, type ProblemCode } from '../../shared/api/problems.ts';
import type { Receipt, SignedReceipt } from '../../shared/record/receipt.ts';
import { parse } from '../../shared/validation/parse.ts';
import { problemSchema } from '../../shared/validation/problem-schema.ts';
import { startServerUnderTest } from '../support/server-under-test.ts';
import { ratingContent } from '../support/simulated-kiosk.ts';
import { PROVOKED, setScene, type Scene } from './provoked-problems.ts';
import { enrolKiosk, fiftyRatings, post } from '../support/enrolled-kiosk.ts';
import { fillDisk, freeDisk } from '../support/full-disk.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(async () => {
  await scene.server.stop();
  await scene.fresh.stop();
});

const bodyOf = async (response: Response) => (await response.json()) as ProblemBody;
// Object.keys forgets the names of the keys; the catalogue is a constant.
const CODES = Object.keys(PROBLEMS) as ProblemCode[];

describe('every refusal of the catalogue', () => {
  it.each(CODES)('%s says in both languages what to do, with its status', async (code) => {
    const response = await PROVOKED[code](scene);
    const entry = PROBLEMS[code];
    expect(response.headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    const body = await bodyOf(response);
    expect(body).toMatchObject({
      type: `urn:mot-cham:problem:${code}`,
      code,
      status: entry.status,
      retry: entry.retry,
      title: entry.title.vi,
      titles: entry.title,
      requestId: response.headers.get('X-Request-Id'),
    });
    expect(response.status).toBe(entry.status);
    expect(parse(problemSchema, body).ok).toBe(true);
    expect(JSON.stringify(body)).not.toContain('secret of the house');
  });

  it.each(CODES.filter((code) => PROBLEMS[code].retry === 'later'))(
    '%s says when to come again',
    async (code) => {
      const response = await PROVOKED[code](scene);
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    },
  );

  it('is titled in the language that the caller reads', async () => {
    const english = await scene.server.call('/api/v1/units', {
      headers: { 'Accept-Language': 'en-GB,en;q=0.9' },
    });
    expect(english.headers.get('Content-Language')).toBe('en');
    expect((await bodyOf(english)).title).toBe(PROBLEMS['signed-out'].title.en);
  });
});

describe('a body that is not what it should be', () => {
  it('lists every issue with its place', async () => {
    const response = await scene.server.call('/api/v1/setup', { json: { login: 7, extra: true } });
    const { issues = [] } = await bodyOf(response);
    expect(issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['login', 'password', 'officeName', 'extra']),
    );
  });

  it('of 10 MB is refused also when its length is not told', async () => {
    const chunk = new Uint8Array(100_000).fill(120);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        if (sent > 100) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const response = await fetch(`${scene.server.url}/api/v1/sessions`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
      // Node's fetch asks for it where a body is streamed; the DOM's type does not know it.
      ...({ duplex: 'half' } as object),
    });
    expect(response.status).toBe(413);
    expect((await bodyOf(response)).code).toBe('body-too-large');
  });

  it.each([
    ['gzip', 'an encoded body'],
    ['br', 'another encoding'],
  ])('sent as %s is refused: %s is not read', async (encoding) => {
    const response = await scene.server.call('/api/v1/sessions', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
    });
    expect((await bodyOf(response)).code).toBe('unsupported-media-type');
  });

  it('in broken UTF-8 is not JSON', async () => {
    const response = await scene.server.call('/api/v1/sessions', {
      method: 'POST',
      body: Uint8Array.of(0x7b, 0xff, 0x7d),
      headers: { 'Content-Type': 'application/json' },
    });
    expect((await bodyOf(response)).code).toBe('malformed-json');
  });
});

describe('an address that is not what it should be', () => {
  it.each(['/api', '/api/v1/', '/api/v2/health', '/api/v1/HEALTH', '/api/v1/%E0%A4%A', '/x.php'])(
    '%s is not found',
    async (path) => {
      const response = await scene.server.call(path);
      expect(response.status).toBe(404);
      expect((await bodyOf(response)).code).toBe('not-found');
    },
  );

  it.each([
    'unit=24',
    'unit=24&period=11/2026',
    'unit=24&period=2026-11&extra=1',
    'unit=24&unit=25&period=2026-11',
    'unit=%27%20or%201=1&period=2026-11',
  ])('the report of ?%s is refused with the issues', async (query) => {
    const { server, cookie } = scene;
    const response = await server.call(`/api/v1/reports/period?${query}`, { cookie });
    const { code, issues = [] } = await bodyOf(response);
    expect(code).toBe('invalid-query');
    expect(issues.length).toBeGreaterThan(0);
  });
});

describe('a record that means nothing here', () => {
  it.each([
    ['level 6', { level: 6 }],
    ['an unknown counter', { counter: 'nowhere' }],
    ['an unknown questionnaire', { questionnaire: { code: 'khac', version: 9 } }],
  ])('with %s is kept, acknowledged and put aside', async (name, body) => {
    const kiosk = await enrolKiosk(scene.server, `kiosk-${name.replaceAll(' ', '-')}`);
    const good = ratingContent();
    const bad = { ...good, body: { ...good.body, ...body } } as typeof good; // level 6 is no Level
    const records = [await kiosk.write(good), await kiosk.write(bad), await kiosk.write(good)];
    const response = await post(scene.server, await kiosk.request(records));
    expect(response.status).toBe(200);
    const { receipt } = (await response.json()) as SignedReceipt;
    const { results, through } = JSON.parse(receipt) as Receipt;
    expect(results.map(({ fate }) => fate)).toEqual(['stored', 'quarantined', 'stored']);
    expect(through).toBe(3);
  });
});

describe('a full disk', () => {
  it('refuses the batch, loses nothing, and takes the same bytes when there is room', async () => {
    const server = await startServerUnderTest();
    try {
      const request = await fiftyRatings(server);
      await fillDisk(server);
      const refused = await post(server, request);
      expect((await bodyOf(refused)).code).toBe('storage-full');
      await freeDisk(server);
      const taken = await post(server, request);
      expect(taken.status).toBe(200);
      const counted = await server.services.store.db.selectFrom('ratings').selectAll().execute();
      expect(counted).toHaveLength(50);
    } finally {
      await server.stop();
    }
  });
});
