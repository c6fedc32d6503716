import type { StoreEngine } from '../store.ts';
import type { MigrationStep } from './migration-step.ts';
import { runStatements } from './run-statements.ts';

/** All that a rating says by itself. Who was on duty is the roster's word and follows it. */
const OWN_COLUMNS = [
  ...['unit_id', 'rating_id', 'kiosk_id', 'epoch', 'seq', 'counter_id', 'field_code'],
  ...['questionnaire_code', 'questionnaire_version', 'level', 'language', 'channel', 'took_ms'],
  ...['earliest_ms', 'latest_ms', 'clock_quality', 'local_day', 'atom'],
].join(', ');

/**
 * A corrected roster may give a rating to another official: the database goes on refusing every
 * other change. The index finds the ratings of a counter in the days of a correction.
 */
export const reAttribution: MigrationStep = (db, engine) =>
  runStatements(db, [
    ...refuseAllButOfficial(engine),
    `create index ratings_by_counter on ratings (counter_id, local_day)`,
  ]);

function refuseAllButOfficial(engine: StoreEngine): string[] {
  return engine === 'sqlite'
    ? [
        `drop trigger ratings_refuse_update`,
        `create trigger ratings_refuse_update before update of ${OWN_COLUMNS} on ratings
         begin select raise(abort, 'ratings is append-only'); end`,
      ]
    : [
        `drop trigger ratings_refuse_change on ratings`,
        `create trigger ratings_refuse_change
         before update of ${OWN_COLUMNS} or delete or truncate on ratings
         for each statement execute function refuse_change()`,
      ];
}
