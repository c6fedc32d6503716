import { type Store } from '../../server/store/open-store.ts';
import { addQuestionnaire } from '../../server/store/questionnaires.ts';
import { writeSetting } from '../../server/store/settings.ts';
import { insertTarget } from '../../server/store/targets.ts';
import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { day, NOW_MS, target } from '../analytics/reports/small-province.ts';

const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

export async function insertPlaces({ db }: Store): Promise<void> {
  await db
    .insertInto('units')
    .values([
      { id: 'province', code: '24', name: 'Tỉnh Bắc Giang', kind: 'province', ...ALWAYS },
      { id: 'department', code: 'SNV', name: 'Sở Nội vụ', kind: 'department', ...ALWAYS },
      { id: 'commune', code: '07201', name: 'Phường Thọ Xương', kind: 'commune', ...ALWAYS },
      {
        id: 'gone',
        code: 'cũ',
        name: 'Xã cũ',
        kind: 'commune',
        valid_from: '2016-01-01',
        valid_to: '2018-01-01',
      },
    ])
    .execute();
  await db
    .insertInto('unit_parents')
    .values([
      { child_id: 'department', parent_id: 'province', ...ALWAYS },
      {
        child_id: 'commune',
        parent_id: 'department',
        valid_from: '2016-01-01',
        valid_to: '2019-12-31',
      },
      { child_id: 'commune', parent_id: 'province', valid_from: '2020-01-01', valid_to: null },
    ])
    .execute();
  await db
    .insertInto('fields')
    .values({ code: 'land', name: 'Đất đai', name_en: 'Land', priority: 1 })
    .execute();
  await db
    .insertInto('service_points')
    .values({
      id: 'point',
      unit_id: 'commune',
      code: 'MC',
      name: 'Một cửa',
      opening_hours: '{}',
      ...ALWAYS,
    })
    .execute();
  const counter = { service_point_id: 'point', unit_id: 'commune', code: 'Q1', name: 'Quầy 1' };
  await db
    .insertInto('counters')
    .values({ id: 'counter', ...counter, field_code: 'land', ...ALWAYS })
    .execute();
  const official = {
    unit_id: 'commune',
    code: 'CB1',
    family_name: 'Nguyễn Thị',
    given_name: 'Hoa',
  };
  await db
    .insertInto('officials')
    .values({ id: 'hoa', ...official, honorific: 'Bà', title: 'Chuyên viên', ...ALWAYS })
    .execute();
  await addQuestionnaire(db, QUESTIONNAIRE);
  await insertTarget(db, target({ id: 'general' }));
  const always = { validFrom: day('2016-01-01'), legalBasis: null };
  await writeSetting(db, { name: 'office-name', value: 'UBND tỉnh', ...always });
  await writeSetting(db, { name: 'sample', value: true, ...always });
}

/** November: 100 at the commune, all of one field, and 200 at the department without one. */
export async function insertCounts({ db }: Store): Promise<void> {
  const commune = {
    unit_id: 'commune',
    counter_id: 'counter',
    official_id: 'hoa',
    field_code: 'land',
    channel: 'kiosk',
  };
  const department = {
    ...commune,
    unit_id: 'department',
    counter_id: 'other',
    official_id: '',
    field_code: '',
  };
  const rows = { n4: 20, n3: 10, n2: 7, n1: 3 };
  await db
    .insertInto('atom_counts')
    .values([
      { ...commune, atom: '2026-11-01', item_code: 'overall', n5: 60, ...rows },
      {
        ...commune,
        atom: '2026-10-21',
        item_code: 'q-access',
        n5: 40,
        n4: 0,
        n3: 10,
        n2: 0,
        n1: 0,
      },
      {
        ...department,
        atom: '2026-10-15',
        item_code: 'overall',
        n5: 100,
        n4: 20,
        n3: 10,
        n2: 7,
        n1: 3,
      },
      {
        ...department,
        atom: '2026-10-21',
        item_code: 'overall',
        n5: 20,
        n4: 20,
        n3: 10,
        n2: 6,
        n1: 4,
      },
      {
        ...department,
        atom: '2026-10-01',
        item_code: 'overall',
        n5: 50,
        n4: 0,
        n3: 50,
        n2: 0,
        n1: 0,
      },
    ])
    .execute();
  await db
    .insertInto('atom_reason_counts')
    .values({
      unit_id: 'commune',
      atom: '2026-11-01',
      counter_id: 'counter',
      official_id: 'hoa',
      field_code: 'land',
      reason_code: 'slow',
      n: 9,
    })
    .execute();
  const days = ['2026-10-14', '2026-10-15', '2026-11-02', '2026-11-14', '2026-11-15'];
  await db
    .insertInto('official_days')
    .values(days.map((local_day) => ({ unit_id: 'commune', official_id: 'hoa', local_day })))
    .execute();
}

export async function insertKiosks({ db }: Store): Promise<void> {
  const kiosk = {
    unit_id: 'commune',
    counter_id: 'counter',
    name: 'Máy',
    questionnaire_code: 'q',
    paired_at_ms: 0,
  };
  await db
    .insertInto('kiosks')
    .values([
      { id: 'kiosk', status: 'active', ...kiosk },
      { id: 'revoked', status: 'revoked', ...kiosk },
    ])
    .execute();
  await db
    .insertInto('kiosk_epochs')
    .values({
      kiosk_id: 'kiosk',
      epoch: 1,
      algorithm: 'Ed25519',
      public_key: '',
      opened_at_ms: 0,
      through_seq: 1,
      head_hash: null,
    })
    .execute();
  await db
    .insertInto('kiosk_health')
    .values({
      kiosk_id: 'kiosk',
      seen_at_ms: NOW_MS - 1000,
      build: '',
      pending: 0,
      oldest_pending_wall_ms: null,
      reported_seq: null,
      wall_skew_ms: 0,
      persisted: null,
      storage_mode: 'opfs',
    })
    .execute();
  const seat = { unit_id: 'commune', kiosk_id: 'kiosk', epoch: 1 };
  const record = { ...seat, prev: '', bytes: new Uint8Array([1]), signature: '' };
  await db
    .insertInto('records')
    .values([
      { ...record, seq: 1, hash: 'a', received_at_ms: NOW_MS - 9000 },
      { ...record, seq: 3, hash: 'b', received_at_ms: NOW_MS - 2000 },
    ])
    .execute();
  const since = [NOW_MS, Date.UTC(2026, 9, 14, 17), Date.UTC(2026, 9, 14, 16, 59)];
  await db
    .insertInto('quarantine')
    .values(since.map((since_ms, seq) => ({ ...seat, seq, reason: 'r', detail: '', since_ms })))
    .execute();
}

const both = (vi: string) => ({ vi, en: vi });
export const QUESTIONNAIRE: Questionnaire = {
  code: 'q',
  version: 1,
  title: both('Phiếu'),
  items: [
    { code: 'overall', factor: 'official', wording: both('Chung'), skippable: false },
    { code: 'q-access', factor: 'access', wording: both('Tiếp cận'), skippable: true },
  ],
  reasons: [{ code: 'slow', factor: 'result', wording: both('Chờ lâu'), offeredUpTo: 3 }],
  reasonsQuestion: both('Vì sao?'),
  maxReasons: 3,
};
