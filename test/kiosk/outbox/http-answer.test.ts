import { expect, it } from 'vitest';
import { fetchAnswer } from '../../../kiosk/outbox/http-answer.ts';

it.each([
  ['text/html; charset=utf-8', 'text/html'],
  ['Application/JSON', 'application/json'],
  [null, ''],
])('the media type %j is read as %j', async (header, mediaType) => {
  const response = new Response('x');
  if (header === null) response.headers.delete('content-type');
  else response.headers.set('content-type', header);
  const answer = await fetchAnswer(() => Promise.resolve(response), '/', {});
  expect(answer).toEqual({ status: 200, mediaType, retryAfter: null, text: 'x' });
});

it('no answer, and half an answer, are none', async () => {
  expect(await fetchAnswer(() => Promise.reject(new TypeError('gone')), '/', {})).toBeUndefined();
  const torn = new Response(new ReadableStream({ pull: (body) => body.error(new Error('torn')) }));
  expect(await fetchAnswer(() => Promise.resolve(torn), '/', {})).toBeUndefined();
});

it('follows no redirect, sends no cookie and asks no cache', async () => {
  let asked: RequestInit | undefined;
  await fetchAnswer(
    (_, init) => {
      asked = init;
      return Promise.resolve(new Response());
    },
    '/',
    { method: 'POST' },
  );
  expect(asked).toMatchObject({
    method: 'POST',
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  });
});
