import type { TargetDraft, TargetPreset, Targets } from '../../shared/api/target-presets.ts';
import { addDays, localDayOf, type LocalDay } from '../../shared/domain/local-day.ts';
import type { Target } from '../../shared/domain/target.ts';
import { isValidOn } from '../../shared/domain/validity.ts';
import type { ApiRouter } from '../http/api-router.ts';
import type { SignedIn } from '../http/call.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import type { Services } from '../services.ts';
import { targetPresets } from '../shipped/target-presets.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readAs } from '../store/read-as.ts';
import { loadFields } from '../store/fields.ts';
import type { StoreTransaction } from '../store/open-store.ts';
import { covers, type Scope } from '../store/scope.ts';
import { beginTarget, choosePreset, endTarget, loadTargets } from '../store/targets.ts';
import { assertMayBegin } from './settings.ts';

/** What the offices are measured by. */
export function targets(router: ApiRouter, services: Services): void {
  endpoint(router, 'getTargets', ({ caller }) => targetsToday(caller.scope, services));

  endpoint(router, 'postTargetPreset', async ({ body, caller }) => {
    assertWholeTree(caller);
    await putInForce(presetNamed(body.key), caller.account.id, services);
    return targetsToday(caller.scope, services);
  });

  endpoint(router, 'postTarget', async ({ body, caller }) => {
    assertWholeTree(caller);
    await add(body, caller.account.id, services);
    return targetsToday(caller.scope, services);
  });

  endpoint(router, 'postTargetEnd', async ({ params, body, caller }) => {
    assertWholeTree(caller);
    const end = { id: params.id, lastDay: body.lastDay };
    await endOne(end, caller.account.id, services);
    return targetsToday(caller.scope, services);
  });
}

/** A preset speaks of the whole tree, and so does a target that names no unit. */
function assertWholeTree({ scope }: SignedIn): void {
  if (scope.kind !== 'whole') throw new Problem('not-allowed');
}

/** Rules for all, and those for single units that the scope reaches. */
async function targetsToday(scope: Scope, { store, clock }: Services): Promise<Targets> {
  const today = localDayOf(clock());
  const read = await readAs(store, scope, loadTargets);
  const all = read.filter((target) => isFor(scope, target.scope.unitId));
  const fields = await loadFields(store.db);
  return {
    inForce: all.filter((target) => isValidOn(target, today)),
    planned: all.filter((target) => target.validFrom > today && holdsSomeDay(target)),
    presets: targetPresets(),
    fields: fields.map(({ code, name, nameEn }) => ({ code, name: { vi: name, en: nameEn } })),
    today,
  };
}

const isFor = (scope: Scope, unitId: string | undefined): boolean =>
  unitId === undefined || covers(scope, unitId);

const holdsSomeDay = ({ validFrom, validTo }: Target): boolean =>
  validTo === null || validTo >= validFrom;

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

async function add(draft: TargetDraft, accountId: string, services: Services): Promise<void> {
  const { store, clock, newId } = services;
  const atMs = clock();
  const target: Target = { id: newId(), ...draft, preset: null, validTo: null };
  await store.db.transaction().execute(async (trx) => {
    await assertMayBegin(trx, draft.validFrom, localDayOf(atMs));
    await assertField(trx, draft.scope.fieldCode);
    const replaced = await beginTarget(trx, target);
    const { operator, valuePercent, scope, validFrom, legalBasis } = target;
    const before = replaced.length === 0 ? null : replaced.map(ruleOf).join(', ');
    await appendAudit(trx, {
      ...{ id: newId(), atMs, accountId, action: 'targets.add' },
      detail: {
        ...{ target: target.id, ...scope, validFrom, legalBasis },
        ...{ before: { rule: before }, after: { rule: ruleOf({ operator, valuePercent }) } },
      },
    });
  });
}

const ruleOf = ({ operator, valuePercent }: Pick<Target, 'operator' | 'valuePercent'>): string =>
  `${operator} ${valuePercent}`;

async function assertField(trx: StoreTransaction, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const fields = await loadFields(trx);
  if (fields.some((field) => field.code === code)) return;
  const message = `Expected the code of a field, got ${code}.`;
  throw new Problem('invalid-body', { issues: [{ path: 'scope.fieldCode', message }] });
}

async function endOne(
  { id, lastDay }: { readonly id: string; readonly lastDay: LocalDay },
  accountId: string,
  { store, clock, newId }: Services,
): Promise<void> {
  const atMs = clock();
  const today = localDayOf(atMs);
  await store.db.transaction().execute(async (trx) => {
    const target = (await loadTargets(trx)).find((one) => one.id === id);
    if (target === undefined || !(isValidOn(target, today) || target.validFrom > today)) {
      throw new Problem('no-such-target');
    }
    if (lastDay < addDays(target.validFrom, -1)) throw new Problem('ends-before-it-begins');
    // From the day after on the figures are judged otherwise.
    await assertMayBegin(trx, addDays(lastDay, 1), today);
    await endTarget(trx, id, lastDay);
    await appendAudit(trx, {
      ...{ id: newId(), atMs, accountId, action: 'targets.end' },
      detail: {
        ...{ target: id, rule: ruleOf(target), ...target.scope },
        ...{ before: { validTo: target.validTo }, after: { validTo: lastDay } },
      },
    });
  });
}
