import { KIOSK_ROUTES } from '../../shared/api/kiosk-routes.ts';
import type { KioskConfiguration } from '../../shared/domain/kiosk-configuration.ts';
import { configurationSchema } from '../../shared/validation/configuration-schema.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { fetchAnswer, type Fetch } from './http-answer.ts';
import type { Identity } from './identity.ts';
import { signedGet } from './signed-get.ts';

/** This kiosk's newest configuration; undefined when the answer is not one. */
export async function fetchConfiguration(
  identity: Identity,
  fetch: Fetch,
): Promise<KioskConfiguration | undefined> {
  const path = KIOSK_ROUTES.configuration;
  const answer = await fetchAnswer(fetch, path, await signedGet(identity, path));
  if (answer?.status !== 200 || answer.mediaType !== 'application/json') return undefined;
  const parsed = parseJson(configurationSchema, answer.text);
  // Another kiosk's configuration would put ratings on another counter.
  const isOurs = parsed.ok && parsed.value.kiosk.id === identity.enrolment.kiosk;
  return isOurs ? parsed.value : undefined;
}
