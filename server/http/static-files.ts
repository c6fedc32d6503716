import { join, sep } from 'node:path';
import express, { Router, type Response } from 'express';

/** Named by their content: another content has another name. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
/** Asked for again every time, and answered with 304 when unchanged. */
const REVALIDATED = 'no-cache';

/** The two built browser apps: the kiosk under /kiosk/, the dashboard on every other address. */
export function staticFiles(distDir: string): Router {
  const router = Router({ strict: true });
  const dashboard = join(distDir, 'dashboard');
  const options = { setHeaders: setCaching, redirect: false, fallthrough: true };
  router.get('/kiosk', (_request, response) => response.redirect(308, '/kiosk/'));
  router.use('/kiosk/', express.static(join(distDir, 'kiosk'), options));
  router.use(express.static(dashboard, options));
  // A page of the dashboard has an address of its own; only its script knows which there are.
  router.get(/^\/(?!api\/|kiosk\/)(?:[^.]*)$/u, (_request, response, next) => {
    response.set('Cache-Control', REVALIDATED);
    response.sendFile(join(dashboard, 'index.html'), { cacheControl: false }, (error) => {
      // Not built, or the reader went away: either way there is nothing at this address.
      if (error instanceof Error && !response.headersSent) next();
    });
  });
  return router;
}

function setCaching(response: Response, file: string): void {
  const isHashed = file.includes(`${sep}assets${sep}`);
  response.setHeader('Cache-Control', isHashed ? IMMUTABLE : REVALIDATED);
}
