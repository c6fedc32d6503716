import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { KIOSK_ROUTES } from '../../../shared/api/kiosk-routes.ts';
import { readCredential } from '../../../shared/record/request-claim.ts';
import { readConfig } from '../../../server/config.ts';
import { openServices } from '../../../server/open-services.ts';

/**
 * `node ingest-script.ts --requests FILE`: the server's own services take some requests in, one
 * after the other, and every receipt is printed as a line before the next one. A request that is
 * refused is sent twice more, as a kiosk would. Small, because it runs once per system call.
 */
const { values } = parseArgs({ options: { requests: { type: 'string' } } });
const config = readConfig(process.env);
if (!config.ok) throw new Error(JSON.stringify(config.error));
const { services } = await openServices(config.value);

// Made by the test that started this.
const requests = JSON.parse(await readFile(values.requests ?? '', 'utf8')) as {
  readonly authorization: string;
  readonly body: string;
}[];

for (const [index, { authorization, body }] of requests.entries()) {
  const credential = readCredential(authorization);
  if (credential === undefined) throw new Error('No credential.');
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const request = { credential, path: KIOSK_ROUTES.records, body: Buffer.from(body, 'base64') };
    const answer = await services.ingest.accept(request);
    if (!answer.ok) continue;
    writeSync(1, `${JSON.stringify({ index, answer: answer.value })}\n`);
    break;
  }
}
await services.store.close();
