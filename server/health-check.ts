import { get as getByHttp } from 'node:http';
import { get as getByHttps } from 'node:https';
import { ROUTES } from '../shared/api/routes.ts';
import { readConfig } from './config.ts';
import { chooseTls } from './tls/choose-tls.ts';

/**
 * For a container's HEALTHCHECK: exit code 0 when the server of this environment takes ratings, 1
 * when it does not.
 */
const WAIT_MS = 5_000;

process.exitCode = (await isHealthy()) ? 0 : 1;

async function isHealthy(): Promise<boolean> {
  const config = readConfig(process.env);
  if (!config.ok) return false;
  const { port, path } = { port: config.value.port, path: ROUTES.health.path };
  const hasTls = (await chooseTls(config.value)) !== null;
  // It asks its own machine whether it is alive; who it is, is for others to verify.
  const options = { host: '127.0.0.1', port, path, timeout: WAIT_MS, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = (hasTls ? getByHttps : getByHttp)(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.once('close', () => resolve(false));
  });
}
