import type { SuccessionRequest, Successor } from '../../shared/api/successions.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../shared/domain/local-day.ts';
import type { UnitKind } from '../../shared/domain/unit.ts';
import type { ActContext } from '../store/act-context.ts';
import { appendAudit } from '../store/audit-log.ts';
import { endUnit, standBelow } from '../store/end-unit.ts';
import type { Store } from '../store/open-store.ts';
import { recorded, succeed } from '../store/record-succession.ts';
import { inTransaction, type Writing } from '../store/writing.ts';
import { compareLists } from './mergers-2020.ts';
import { units2016, units2020, units2025 } from './real-units.ts';

const day = (text: string): LocalDay => {
  const parsed = parseLocalDay(text);
  if (parsed === undefined) throw new Error(`Not a day: ${text}.`);
  return parsed;
};

const BEGIN = day('2016-01-01');
const MERGERS = day('2020-01-01');
const ENLARGEMENT = day('2025-01-01');
const TWO_TIERS = day('2025-07-01');

const LISTS =
  'Đối chiếu danh mục đơn vị hành chính của Tổng cục Thống kê 10/2017 và 4/2023; số nghị quyết chưa kiểm chứng';
const REFORM = 'Tổ chức chính quyền địa phương hai cấp từ 01/7/2025; số nghị quyết chưa kiểm chứng';

/** What is written into, the ids by code of who holds it now, and whose act it is. */
interface Loading {
  readonly writing: Writing;
  readonly context: ActContext;
  readonly ids: Map<string, string>;
}

/**
 * Fills a store without units with the real history of Bắc Giang from 2016 to the 99 units of the
 * new Bắc Ninh, all or nothing. What no source says is left open: see the README beside the lists.
 */
export function loadRealHistory(store: Store, context: ActContext): Promise<void> {
  return inTransaction(store, async (writing) => {
    const loading: Loading = { writing, context, ids: new Map() };
    await beginIn2016(loading);
    await mergeIn2020(loading);
    await enlargeIn2025(loading);
    await reformIn2025(loading);
    const { newId, atMs, accountId } = context;
    const detail = { source: 'real history of Bắc Giang and Bắc Ninh' };
    const action = 'organisation.history';
    await appendAudit(writing.trx, { id: newId(), atMs, accountId, action, detail });
  });
}

async function beginIn2016(loading: Loading): Promise<void> {
  await begin(loading, { code: '24', name: 'Tỉnh Bắc Giang', kind: 'province', onDay: BEGIN });
  const communes = units2016();
  const districts = new Map(communes.map((unit) => [unit.parentCode, unit.parentName]));
  for (const [code, name] of districts) {
    await begin(loading, { code, name, kind: 'district', onDay: BEGIN, parentCode: '24' });
  }
  for (const { code, name, parentCode } of communes) {
    await begin(loading, { code, name, kind: 'commune', onDay: BEGIN, parentCode });
  }
}

async function mergeIn2020(loading: Loading): Promise<void> {
  const after = new Map(units2020().map((unit) => [unit.code, unit]));
  const { successions, unexplained } = compareLists(units2016(), units2020());
  for (const { from, into, kind } of successions) {
    const unit = after.get(into);
    if (unit === undefined) throw new Error(`The list of 2023 has no ${into}.`);
    const { name, parentCode } = unit;
    const next = { code: into, name, kind: 'commune', parentCode } as const;
    await follow(loading, { kind, onDay: MERGERS, legalBasis: LISTS, from, next });
  }
  for (const code of unexplained) await end(loading, code, MERGERS);
}

/** Of the 34 communes that were merged on this day no source names who joined whom. */
async function enlargeIn2025(loading: Loading): Promise<void> {
  const legalBasis = 'Nghị quyết số 1191/NQ-UBTVQH15 ngày 28/9/2024';
  const { writing, context } = loading;
  const joined: SuccessionRequest = {
    kind: 'merge',
    onDay: ENLARGEMENT,
    legalBasis,
    predecessorIds: [idOf(loading, '221')],
    successors: [{ is: 'existing', unitId: idOf(loading, '213'), share: null }],
  };
  recorded(await succeed(writing, joined, context));
  const town = {
    code: '222',
    name: 'Thị xã Việt Yên',
    kind: 'district',
    parentCode: '24',
  } as const;
  await follow(loading, {
    ...{ kind: 'rename', onDay: ENLARGEMENT, from: ['222'], next: town },
    legalBasis: 'Có trong danh mục từ 01/01/2025; thành lập trong năm 2024, ngày chưa kiểm chứng',
  });
  const chu = { code: '224', name: 'Thị xã Chũ', kind: 'district', parentCode: '24' } as const;
  await begin(loading, { ...chu, onDay: ENLARGEMENT });
}

/** Districts end without a successor; of the communes no source names who became part of whom. */
async function reformIn2025(loading: Loading): Promise<void> {
  const { writing, context, ids } = loading;
  for (const { code } of units2020()) await end(loading, code, TWO_TIERS);
  const districts = [...ids.keys()].filter((code) => /^2\d\d$/u.test(code) && code !== '221');
  const abolished: SuccessionRequest = {
    kind: 'dissolve',
    onDay: TWO_TIERS,
    legalBasis: REFORM,
    successors: [],
    predecessorIds: districts.map((code) => idOf(loading, code)),
  };
  recorded(await succeed(writing, abolished, context));
  const old = { code: 'BN-CU', name: 'Tỉnh Bắc Ninh (đến 30/6/2025)', kind: 'province' } as const;
  await begin(loading, { ...old, onDay: BEGIN });
  const next = { code: '24', name: 'Tỉnh Bắc Ninh', kind: 'province' } as const;
  const from = ['24', 'BN-CU'];
  await follow(loading, { kind: 'merge', onDay: TWO_TIERS, legalBasis: REFORM, from, next });
  for (const { code, name, parentCode } of units2025()) {
    await begin(loading, { code, name, kind: 'commune', onDay: TWO_TIERS, parentCode });
  }
}

interface Beginning {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly onDay: LocalDay;
  readonly parentCode?: string;
}

async function begin(loading: Loading, unit: Beginning): Promise<void> {
  const { writing, context, ids } = loading;
  const { code, name, kind, onDay, parentCode } = unit;
  const id = context.newId();
  const parentId = parentCode === undefined ? null : idOf(loading, parentCode);
  const days = { valid_from: onDay, valid_to: null };
  await writing.trx
    .insertInto('units')
    .values({ id, code, name, kind, ...days })
    .execute();
  await standBelow(writing.trx, { unitId: id, onDay, parentId });
  ids.set(code, id);
}

interface Following {
  readonly kind: 'merge' | 'rename';
  readonly onDay: LocalDay;
  readonly legalBasis: string;
  readonly from: readonly string[];
  readonly next: Omit<Beginning, 'onDay'>;
}

async function follow(loading: Loading, following: Following): Promise<void> {
  const { kind, onDay, legalBasis, from, next } = following;
  const successor: Successor = {
    ...{ is: 'new', code: next.code, name: next.name, share: null },
    kind: next.kind,
    parentId: next.parentCode === undefined ? null : idOf(loading, next.parentCode),
  };
  const request = { kind, onDay, legalBasis, successors: [successor] };
  const predecessorIds = from.map((code) => idOf(loading, code));
  const { writing, context, ids } = loading;
  const done = recorded(await succeed(writing, { ...request, predecessorIds }, context));
  ids.set(next.code, done.successorIds[0] ?? '');
}

/** The unit is gone from the next list, and no source says where it went: nothing is recorded. */
async function end({ writing, ids }: Loading, code: string, onDay: LocalDay): Promise<void> {
  const unitId = ids.get(code);
  if (unitId === undefined) throw new Error(`No unit ${code} to end on ${addDays(onDay, -1)}.`);
  await endUnit(writing.trx, { unitId, onDay });
}

function idOf({ ids }: Loading, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`No unit has the code ${code}.`);
  return id;
}
