import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { OrganisationChanges } from '../import/organisation-changes.ts';
import { reAttribute } from '../ingest/re-attribute.ts';
import type { ActContext } from './act-context.ts';
import { appendAudit } from './audit-log.ts';
import { codeIds, type CodeIds } from './code-ids.ts';
import { lockForImport, stretchesBefore, stretchesSaid } from './imported-duties.ts';
import { nameParts } from './name-parts.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import { rowInsert } from './row-insert.ts';
import { addShippedFields } from './shipped-fields.ts';
import { putUnderParents } from './unit-parents.ts';
import { updateOrganisation } from './update-organisation.ts';
import { writeDossiers } from './write-dossiers.ts';
import { inTransaction, type Writing } from './writing.ts';

/** What an import needs beside the changes. */
export interface ImportContext extends ActContext {
  /** The day from which new entries hold, when their row says nothing else. */
  readonly today: LocalDay;
  /** Name of the file that says so. */
  readonly source?: string;
  /** The list is illustrative: a removal of the sample may take what it brings. */
  readonly sample?: boolean;
}

type Step = (
  trx: StoreTransaction,
  changes: OrganisationChanges,
  context: ImportContext & { readonly store: Pick<Store, 'insertRows'> },
) => Promise<void>;

const UNITS = rowInsert('units', {
  columns: ['id', 'code', 'name', 'kind', 'valid_from', 'valid_to'],
});
const SERVICE_POINTS = rowInsert('service_points', {
  columns: ['id', 'unit_id', 'code', 'name', 'opening_hours', 'valid_from', 'valid_to'],
});
const COUNTERS = rowInsert('counters', {
  columns: [
    ...(['id', 'service_point_id', 'unit_id', 'code', 'name'] as const),
    ...(['field_code', 'valid_from', 'valid_to'] as const),
  ],
});
const OFFICIALS = rowInsert('officials', {
  columns: [
    ...(['id', 'unit_id', 'code', 'family_name', 'given_name'] as const),
    ...(['honorific', 'title', 'valid_from', 'valid_to'] as const),
  ],
});
const DUTIES = rowInsert('duties', {
  columns: ['id', 'counter_id', 'official_id', 'starts_at_ms', 'ends_at_ms'],
});

/** Office hours of most one-stop divisions, Monday (1) to Friday (5), local time. */
const OFFICE_HOURS = JSON.stringify(
  Object.fromEntries(
    [1, 2, 3, 4, 5].map((weekday) => [
      weekday,
      [
        ['07:30', '11:30'],
        ['13:30', '17:00'],
      ],
    ]),
  ),
);

/** Writes a plan without issues, all of it or nothing. Nothing is ever deleted by an import. */
export async function importOrganisation(
  store: Store,
  changes: OrganisationChanges,
  context: ImportContext,
): Promise<void> {
  await inTransaction(store, async (writing) => {
    await lockForImport(writing, changes);
    const reAttributed = await writeOrganisation(writing, changes, context);
    await auditImport(writing.trx, changes, { ...context, reAttributed });
  });
}

/**
 * The writing alone, for a transaction that has more to do and has called `lockForImport`. Answers
 * how many ratings belong to somebody else now, by the duties that were added or changed.
 */
export async function writeOrganisation(
  writing: Writing,
  changes: OrganisationChanges,
  context: ImportContext,
): Promise<number> {
  const { trx } = writing;
  await addShippedFields(trx);
  const before = await stretchesBefore(trx, changes);
  for (const step of STEPS) await step(trx, changes, { ...context, store: writing });
  await updateOrganisation(writing, changes, context.today);
  const said = await stretchesSaid(trx, changes);
  const reAttributed = await reAttribute(writing, [...before, ...said]);
  const source = { source: context.source ?? '', atMs: context.atMs };
  await writeDossiers(writing, changes.dossiers, source);
  return reAttributed;
}

/** Says in the log what was imported, by whom. */
export function auditImport(
  trx: StoreTransaction,
  changes: OrganisationChanges,
  context: ImportContext & { readonly importId?: string; readonly reAttributed: number },
): Promise<void> {
  const { atMs, accountId, importId, source, sample = false, reAttributed } = context;
  return appendAudit(trx, {
    id: context.newId(),
    atMs,
    accountId,
    action: 'organisation.import',
    detail: {
      ...(importId === undefined ? {} : { importId, file: source }),
      ...(sample ? { sample } : {}),
      ...countsOf(changes),
      ...(reAttributed === 0 ? {} : { reAttributed }),
    },
  });
}

const addUnits: Step = async (trx, { units }, { store, newId, today }) => {
  const rows = units.added.map((unit) => ({
    id: newId(),
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
    valid_from: unit.validFrom ?? today,
    valid_to: unit.validTo ?? null,
  }));
  await store.insertRows(trx, UNITS, rows);
  await putUnderParents(trx, units.added, today);
};

const addServicePoints: Step = async (trx, { servicePoints }, { store, newId, today }) => {
  const unitIds = await codeIds(trx, 'units');
  const rows = servicePoints.added.map((point) => ({
    id: newId(),
    unit_id: unitIds(point.unitCode),
    code: point.code,
    name: point.name,
    opening_hours: OFFICE_HOURS,
    valid_from: today,
    valid_to: null,
  }));
  await store.insertRows(trx, SERVICE_POINTS, rows);
};

const addCounters: Step = async (trx, { counters }, { store, newId, today }) => {
  const pointIds = await codeIds(trx, 'service_points');
  const unitIds = await unitsOfServicePoints(trx);
  const rows = counters.added.map((counter) => ({
    id: newId(),
    service_point_id: pointIds(counter.servicePointCode),
    unit_id: unitIds(counter.servicePointCode),
    code: counter.code,
    name: counter.name,
    field_code: counter.fieldCode ?? null,
    valid_from: today,
    valid_to: null,
  }));
  await store.insertRows(trx, COUNTERS, rows);
};

const addOfficials: Step = async (trx, { officials }, { store, newId, today }) => {
  const unitIds = await codeIds(trx, 'units');
  const rows = officials.added.map((official) => ({
    id: newId(),
    unit_id: unitIds(official.unitCode),
    code: official.code,
    ...nameParts(official.name),
    honorific: official.honorific ?? null,
    title: official.title ?? null,
    seconded_from: null,
    seconded_to: null,
    valid_from: today,
    valid_to: null,
  }));
  await store.insertRows(trx, OFFICIALS, rows);
};

const addDuties: Step = async (trx, { duties }, { store, newId }) => {
  const counterIds = await codeIds(trx, 'counters');
  const officialIds = await codeIds(trx, 'officials');
  const rows = duties.added.map((duty) => ({
    id: newId(),
    counter_id: counterIds(duty.counterCode),
    official_id: officialIds(duty.officialCode),
    starts_at_ms: duty.startsAtMs,
    ends_at_ms: duty.endsAtMs,
  }));
  await store.insertRows(trx, DUTIES, rows);
};

const STEPS: readonly Step[] = [addUnits, addServicePoints, addCounters, addOfficials, addDuties];

async function unitsOfServicePoints(trx: StoreTransaction): Promise<CodeIds> {
  const rows = await trx
    .selectFrom('service_points')
    .select(['code', 'unit_id'])
    .orderBy('valid_from')
    .execute();
  const units = new Map(rows.map((row) => [row.code, row.unit_id]));
  return (code) => {
    const unitId = units.get(code);
    if (unitId === undefined) throw new Error(`No service point ${code}: the plan is stale.`);
    return unitId;
  };
}

function countsOf(changes: OrganisationChanges): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([list, { added, changed }]) => [
      list,
      { added: added.length, changed: changed.length },
    ]),
  );
}
