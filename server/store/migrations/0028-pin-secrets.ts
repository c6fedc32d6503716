import { READER } from '../reader-role.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/**
 * Salt and hash of PINs are not for whoever reads on behalf of people: on PostgreSQL the role lost
 * the whole table here, and is given three of its columns when the server starts (`reader-wall.ts`).
 */
export const pinSecrets: MigrationStep = async (db, engine) => {
  if (engine === 'sqlite') return;
  await runStatements(db, [
    `do $$ begin
      if exists (select 1 from pg_roles where rolname = '${READER}') then
        revoke select on kiosk_pins from ${READER};
      end if;
    end $$`,
  ]);
};
