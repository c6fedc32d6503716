import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { symptomsOf, type Examined, type Symptom } from '../doctor/symptoms.ts';
import { EXIT } from '../exit-codes.ts';
import { backupStanding } from '../store/backups.ts';
import { diskRoomOf } from '../store/disk-room.ts';
import { listKiosks } from '../store/kiosks.ts';
import type { Store } from '../store/open-store.ts';
import { oldestQuarantined } from '../store/quarantine-counts.ts';
import { WHOLE_SCOPE } from '../store/scope.ts';
import { lastVerification } from '../store/verifications.ts';
import { chooseTls } from '../tls/choose-tls.ts';
import { readCertificate } from '../tls/read-certificate.ts';
import { tell, type Console, type JsonOption } from './console.ts';
import { withStoredData } from './with-store.ts';

const DIST = join(import.meta.dirname, '../../dist');

/**
 * Looks a server over without changing anything: configuration, database, disk, certificate,
 * backup, quarantine, verification, kiosks. Answers 1 when something is bad.
 */
export function runDoctor({ json }: JsonOption, console: Console): Promise<number> {
  return withStoredData(
    console,
    async (store, config) => {
      const symptoms = symptomsOf(await examine(store, config));
      const text = { vi: textOf(symptoms, 'vi'), en: textOf(symptoms, 'en') };
      tell(console, { json, result: { symptoms }, text });
      return symptoms.some(({ state }) => state === 'bad') ? EXIT.failed : 0;
    },
    EXIT.failed,
  );
}

async function examine(store: Store, config: Config): Promise<Examined> {
  const nowMs = Date.now();
  const tls = await chooseTls(config);
  const kiosks = await listKiosks(store.db, WHOLE_SCOPE, nowMs);
  return {
    nowMs,
    appsAreBuilt: ['kiosk', 'dashboard'].every((app) => existsSync(join(DIST, app, 'index.html'))),
    room: diskRoomOf(await store.diskSpace(), config.minFreeBytes),
    certificateEndsAtMs: tls === null ? null : (await readCertificate(tls, nowMs)).facts.endsAtMs,
    isBehindProxy: config.trustProxy,
    backups: await backupStanding(store.db),
    oldestQuarantinedAtMs: await oldestQuarantined(store.db),
    verification: await lastVerification(store.db),
    kiosks: kiosks.map(({ summary }) => summary),
  };
}

const SIGNS = { good: '✔', attention: '!', bad: '✘' } as const;

const textOf = (symptoms: readonly Symptom[], language: 'vi' | 'en'): string =>
  symptoms.map(({ state, text }) => `${SIGNS[state]} ${text[language]}`).join('\n');
