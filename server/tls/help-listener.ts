import type { RequestListener, ServerResponse } from 'node:http';
import {
  AUTHORITY_FILE_NAME,
  AUTHORITY_MEDIA_TYPE,
  readAuthorityCertificate,
} from './authority-certificate.ts';
import { HELP_STYLE, helpPage } from './help-page.ts';

interface Page {
  readonly status: number;
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  readonly fileName?: string;
}

/**
 * What plain HTTP answers: the certificate of the local authority and a page that says how to
 * install it. Nothing else: no sign-in, no rating and no cookie ever goes over it.
 */
export function helpListener(dataDir: string, onError: (error: unknown) => void): RequestListener {
  return (request, response) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead) {
      response.setHeader('Allow', 'GET, HEAD');
      write(response, textPage(405, 'GET'));
      return;
    }
    pageAt(request.url ?? '/', dataDir).then(
      (page) => write(response, page),
      (error: unknown) => {
        onError(error);
        write(response, textPage(500, 'Máy chủ gặp lỗi. / The server failed.'));
      },
    );
  };
}

async function pageAt(url: string, dataDir: string): Promise<Page> {
  const path = url.split('?')[0];
  if (path === '/help.css') {
    return { status: 200, mediaType: 'text/css; charset=utf-8', body: HELP_STYLE };
  }
  const authority = await readAuthorityCertificate(dataDir);
  if (path === '/') {
    const isThere = authority !== undefined;
    const body = helpPage(isThere);
    return { status: isThere ? 200 : 404, mediaType: 'text/html; charset=utf-8', body };
  }
  if (path === `/${AUTHORITY_FILE_NAME}` && authority !== undefined) {
    const { der: body } = authority;
    return { status: 200, mediaType: AUTHORITY_MEDIA_TYPE, fileName: AUTHORITY_FILE_NAME, body };
  }
  return textPage(404, 'Không có địa chỉ này. / There is nothing at this address.');
}

const textPage = (status: number, body: string): Page => ({
  status,
  mediaType: 'text/plain; charset=utf-8',
  body,
});

function write(response: ServerResponse, { status, mediaType, body, fileName }: Page): void {
  response.statusCode = status;
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  if (fileName !== undefined) {
    response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  }
  response.end(body);
}
