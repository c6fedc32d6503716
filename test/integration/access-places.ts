import { insertAnnulment } from '../../server/store/annulments.ts';
import { generateSigningKey } from '../../shared/record/signing-key.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';

/** Where a call may aim, seen from the unit that a role was granted on. */
export const PLACES = ['own', 'child', 'sibling', 'parent'] as const;
export type Place = (typeof PLACES)[number];

/** A text that stands in the names of everything of a place, and nowhere else. */
export const markOf = (place: Place): string => `DẤU-${place.toUpperCase()}`;

const ABOVE: Readonly<Record<Place, Place | null>> = {
  own: 'parent',
  child: 'own',
  sibling: 'parent',
  parent: null,
};
const ALWAYS = { valid_from: '2016-01-01', valid_to: null };

/** Four units with a counter, a kiosk, a quarantined record and an account each. */
export async function insertPlaces({ services }: ServerUnderTest): Promise<void> {
  const { db } = services.store;
  for (const place of ['parent', 'own', 'sibling', 'child'] as const) {
    const mark = markOf(place);
    const unit_id = `unit-${place}`;
    const kind = place === 'parent' ? 'province' : 'commune';
    const unit = { id: unit_id, code: place, name: `Đơn vị ${place}`, kind };
    await db
      .insertInto('units')
      .values({ ...unit, ...ALWAYS })
      .execute();
    const above = ABOVE[place];
    if (above !== null) {
      const link = { child_id: unit_id, parent_id: `unit-${above}`, ...ALWAYS };
      await db.insertInto('unit_parents').values(link).execute();
    }
    const point = { id: `point-${place}`, unit_id, code: `MC-${place}`, name: `Một cửa ${mark}` };
    await db
      .insertInto('service_points')
      .values({ ...point, opening_hours: '{}', ...ALWAYS })
      .execute();
    const counter = { id: `counter-${place}`, service_point_id: point.id, unit_id };
    await db
      .insertInto('counters')
      .values({ ...counter, code: `Q-${place}`, name: `Quầy ${mark}`, field_code: null, ...ALWAYS })
      .execute();
    await db
      .insertInto('officials')
      .values({
        ...{ id: `official-${place}`, unit_id, code: `CB-${place}`, ...ALWAYS },
        ...{ family_name: 'Nguyễn', given_name: mark, honorific: null, title: null },
        ...{ seconded_from: null, seconded_to: null },
      })
      .execute();
    await db
      .insertInto('duties')
      .values({
        ...{ id: `duty-${place}`, counter_id: counter.id, official_id: `official-${place}` },
        ...{ starts_at_ms: services.clock() - 7_200_000, ends_at_ms: services.clock() - 3_600_000 },
      })
      .execute();
    await insertProposal(services, place);
    await insertKiosk(services, place);
    await insertPerson(services, place);
  }
}

/** Of the person of that place, about its counter. */
async function insertProposal({ store, clock }: ServerUnderTest['services'], place: Place) {
  const [id, unitId, nowMs] = [`annulment-${place}`, `unit-${place}`, clock()];
  await store.db.transaction().execute((trx) =>
    insertAnnulment(trx, {
      ...{ id, unitId, kind: 'annul', liftsId: null, reason: 'test' },
      ...{ place: { kind: 'counter', id: `counter-${place}` }, explanation: markOf(place) },
      ...{ fromMs: nowMs - 3_600_000, toMs: nowMs },
      ...{ proposedBy: `account-${place}`, proposedAtMs: nowMs },
    }),
  );
}

async function insertKiosk({ store, clock }: ServerUnderTest['services'], place: Place) {
  const [id, unit_id] = [`kiosk-${place}`, `unit-${place}`];
  const kiosk = { id, unit_id, counter_id: `counter-${place}`, name: `Máy ${markOf(place)}` };
  await store.db
    .insertInto('kiosks')
    .values({
      ...kiosk,
      questionnaire_code: 'mot-cham',
      status: 'active',
      paired_at_ms: clock(),
      reviewed_at_ms: null,
    })
    .execute();
  const { algorithm, publicKey } = await generateSigningKey('P-256', false);
  await store.db
    .insertInto('kiosk_epochs')
    .values({
      ...{ kiosk_id: id, epoch: 1, algorithm, public_key: publicKey, opened_at_ms: clock() },
      ...{ opened_by: null, through_seq: 0, head_hash: null },
    })
    .execute();
  await store.db
    .insertInto('quarantine')
    .values({
      unit_id,
      kiosk_id: id,
      epoch: 1,
      seq: 1,
      reason: 'malformed',
      detail: '',
      since_ms: 1,
    })
    .execute();
}

/** Somebody whose roles lie in that place alone. */
async function insertPerson({ store, clock }: ServerUnderTest['services'], place: Place) {
  const account = { id: `account-${place}`, login: `nguoi-${place}` };
  await store.db
    .insertInto('accounts')
    .values({
      ...account,
      display_name: `Người ${markOf(place)}`,
      password_hash: 'none',
      created_at_ms: clock(),
      closed_at_ms: null,
    })
    .execute();
  for (const [id, approved_by] of [
    [`grant-${place}`, 'console'],
    [`waiting-${place}`, null],
  ] as const) {
    const at = { requested_at_ms: clock(), approved_at_ms: null, expires_at_ms: null };
    const ended = { ended_at_ms: null, ended_by: null };
    await store.db
      .insertInto('grants')
      .values({
        ...{ id, account_id: account.id, role: 'manager', unit_id: `unit-${place}`, approved_by },
        ...{ requested_by: 'console', ...at, ...ended },
      })
      .execute();
  }
}
