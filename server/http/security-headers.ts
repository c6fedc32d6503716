import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Name of the one Trusted Types policy that our pages may make. */
const TRUSTED_TYPES_POLICY = 'mot-cham';

/** Everything from our own origin or not at all; nothing inline; no page may frame ours. */
const DIRECTIVES = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'media-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'object-src': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': [TRUSTED_TYPES_POLICY],
};

/** A year: browsers then refuse plain HTTP to this host by themselves. */
const HSTS_SECONDS = 31_536_000;

/**
 * The headers of every answer. Strict-Transport-Security is said over TLS only: over plain HTTP
 * browsers ignore it, and an office's LAN must not be told to insist on what it does not have.
 */
export function securityHeaders(): RequestHandler {
  const common = {
    contentSecurityPolicy: { useDefaults: false, directives: DIRECTIVES },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  } as const;
  const overPlainHttp = helmet({
    ...common,
    strictTransportSecurity: false,
    // Browsers heed these two in secure contexts only, and complain elsewhere.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  const overTls = helmet({ ...common, strictTransportSecurity: { maxAge: HSTS_SECONDS } });
  return (request, response, next) => {
    (request.secure ? overTls : overPlainHttp)(request, response, next);
  };
}
