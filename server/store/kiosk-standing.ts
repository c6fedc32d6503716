import type { Store, StoreReader } from './open-store.ts';
import type { KioskEpochRow, KioskRow } from './schema.ts';
import type { Writing } from './writing.ts';

/** What the server has of one chain. */
export interface ChainStanding {
  readonly publicKey: string;
  readonly openedAtMs: number;
  /** Highest seq up to which nothing is missing; 0 when nothing came. */
  readonly throughSeq: number;
  readonly headHash: string | null;
  /** Highest seq that came at all: above `throughSeq` when something is missing. */
  readonly highestSeq: number;
}

export interface KioskStanding {
  readonly status: KioskRow['status'];
  readonly unitId: string;
  readonly epochs: ReadonlyMap<number, ChainStanding>;
}

/** Standings of kiosks that are known to be there, by id. */
export type Standings = ReadonlyMap<string, KioskStanding>;

/** The standing of a kiosk that was admitted; throws for one that was not, which is a bug. */
export function standingOf(standings: Standings, kioskId: string): KioskStanding {
  const standing = standings.get(kioskId);
  if (standing === undefined) throw new Error(`Kiosk ${kioskId} has no standing.`);
  return standing;
}

/** The standing of a chain whose key was found before; throws for any other, which is a bug. */
export function chainStandingOf(
  standings: Standings,
  { kioskId, epoch }: { readonly kioskId: string; readonly epoch: number },
): ChainStanding {
  const chain = standingOf(standings, kioskId).epochs.get(epoch);
  if (chain === undefined) throw new Error(`Kiosk ${kioskId} has no epoch ${epoch}.`);
  return chain;
}

/**
 * What the kiosks of a group may and have. On PostgreSQL their rows stay locked until the
 * transaction ends, in order of id: two servers never advance one chain at once.
 */
export async function readStandings(
  writing: Writing,
  kioskIds: readonly string[],
): Promise<Map<string, KioskStanding>> {
  const kiosks = await lockedKiosks(writing, kioskIds);
  const epochs = Map.groupBy(await readEpochs(writing, kioskIds), ({ kiosk_id }) => kiosk_id);
  return new Map(
    kiosks.map(({ id, status, unit_id }) => [
      id,
      {
        status,
        unitId: unit_id,
        epochs: new Map(
          (epochs.get(id) ?? []).map((row) => [
            row.epoch,
            {
              publicKey: row.public_key,
              openedAtMs: row.opened_at_ms,
              throughSeq: row.through_seq,
              headHash: row.head_hash,
              highestSeq: row.highest_seq ?? 0,
            },
          ]),
        ),
      },
    ]),
  );
}

function lockedKiosks({ trx, engine }: Writing, kioskIds: readonly string[]) {
  const query = trx
    .selectFrom('kiosks')
    .select(['id', 'status', 'unit_id'])
    .where('id', 'in', kioskIds)
    .orderBy('id');
  return (locksRows(engine) ? query.forUpdate() : query).execute();
}

/** SQLite has one writer at a time and no row locks. */
const locksRows = (engine: Store['engine']): boolean => engine === 'postgres';

function readEpochs({ trx }: Writing, kioskIds: readonly string[]) {
  return trx
    .selectFrom('kiosk_epochs')
    .innerJoin('kiosks', 'kiosks.id', 'kiosk_epochs.kiosk_id')
    .select((eb) => [
      'kiosk_epochs.kiosk_id',
      'kiosk_epochs.epoch',
      'kiosk_epochs.public_key',
      'kiosk_epochs.opened_at_ms',
      'kiosk_epochs.through_seq',
      'kiosk_epochs.head_hash',
      eb
        .selectFrom('records')
        .select((records) => records.fn.max('records.seq').as('highest'))
        .whereRef('records.unit_id', '=', 'kiosks.unit_id')
        .whereRef('records.kiosk_id', '=', 'kiosk_epochs.kiosk_id')
        .whereRef('records.epoch', '=', 'kiosk_epochs.epoch')
        .as('highest_seq'),
    ])
    .where('kiosk_epochs.kiosk_id', 'in', kioskIds)
    .execute();
}

/** Moves the head of a chain forward. */
export async function writeHead(
  { trx }: Writing,
  head: Pick<KioskEpochRow, 'kiosk_id' | 'epoch' | 'through_seq' | 'head_hash'>,
): Promise<void> {
  await trx
    .updateTable('kiosk_epochs')
    .set({ through_seq: head.through_seq, head_hash: head.head_hash })
    .where('kiosk_id', '=', head.kiosk_id)
    .where('epoch', '=', head.epoch)
    .execute();
}

/** Stops a kiosk until an administrator has looked at it. */
export async function suspendKiosk({ trx }: Writing, kioskId: string): Promise<void> {
  await trx
    .updateTable('kiosks')
    .set({ status: 'suspended' })
    .where('id', '=', kioskId)
    .where('status', '=', 'active')
    .execute();
}

/** May the kiosk send? Undefined when there is none. */
export async function kioskStatus(
  db: StoreReader,
  kioskId: string,
): Promise<KioskRow['status'] | undefined> {
  const row = await db
    .selectFrom('kiosks')
    .select('status')
    .where('id', '=', kioskId)
    .executeTakeFirst();
  return row?.status;
}
