import type { TargetPreset, Targets } from '../../shared/api/target-presets.ts';
import { localDayOf } from '../../shared/domain/local-day.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import type { ApiRouter } from '../http/api-router.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { targetPresets } from '../shipped/target-presets.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readAs } from '../store/read-as.ts';
import { covers, type Scope } from '../store/scope.ts';
import { choosePreset, loadTargets } from '../store/targets.ts';

/** What the offices are measured by. */
export function targets(router: ApiRouter, services: Services): void {
  endpoint(router, 'getTargets', ({ caller }) => targetsToday(caller.scope, services));

  endpoint(router, 'postTargetPreset', async ({ body, caller }) => {
    // A preset speaks of the whole tree.
    if (caller.scope.kind !== 'whole') throw new Problem('not-allowed');
    await putInForce(presetNamed(body.key), caller.account.id, services);
    return targetsToday(caller.scope, services);
  });
}

/** Rules for all, and those for single units that the scope reaches. */
async function targetsToday(scope: Scope, { store, clock }: Services): Promise<Targets> {
  const today = localDayOf(clock());
  const all = await readAs(store, scope, loadTargets);
  return {
    inForce: all.filter((target) => isValidOn(target, today) && isFor(scope, target.scope.unitId)),
    presets: targetPresets(),
  };
}

const isFor = (scope: Scope, unitId: string | undefined): boolean =>
  unitId === undefined || covers(scope, unitId);

/** The preset of a key; throws `invalid-body` for any other text. */
export function presetNamed(key: string, path = 'key'): TargetPreset {
  const preset = targetPresets().find((shipped) => shipped.key === key);
  if (preset !== undefined) return preset;
  const message = `Expected the key of a shipped preset, got ${key}.`;
  throw new Problem('invalid-body', { issues: [{ path, message }] });
}

async function putInForce(
  preset: TargetPreset,
  accountId: string,
  { store, clock, newId }: Services,
): Promise<void> {
  const atMs = clock();
  const day = localDayOf(atMs);
  await store.db.transaction().execute(async (trx) => {
    const held = (await loadTargets(trx)).filter((target) => isValidOn(target, day));
    const earlier = [...new Set(held.map((target) => target.preset ?? ''))].join(', ');
    await choosePreset(trx, { preset, day, newId });
    const detail = {
      preset: preset.key,
      validFrom: day,
      before: { preset: earlier === '' ? null : earlier },
      after: { preset: preset.key },
    };
    await appendAudit(trx, {
      id: newId(),
      atMs,
      accountId,
      action: 'targets.choose-preset',
      detail,
    });
  });
}
