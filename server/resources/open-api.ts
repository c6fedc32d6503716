import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { openApiDocument } from '../http/open-api-document.ts';
import type { Services } from '../services.ts';

/** `GET /openapi.json`: made once, when first asked for. */
export function openApi(router: ApiRouter, services: Services): void {
  let document: object | undefined;
  endpoint(router, 'openApi', () => {
    document ??= openApiDocument(services.facts.version);
    return document;
  });
}
