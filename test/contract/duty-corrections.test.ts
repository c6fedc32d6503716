import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeDuty, removeDuty } from '../../server/store/change-duties.ts';
import { openStore } from '../../server/store/open-store.ts';
import { WHOLE_SCOPE } from '../../server/store/scope.ts';
import { verifyReads } from '../../server/store/verify-reads.ts';
import { verifyStore } from '../../server/verify/verify-store.ts';
import { localMinuteOf } from '../../shared/domain/local-minute.ts';
import { expectAgreement } from './agreement.ts';
import { NOW_MS } from './contract-office.ts';
import { ENGINES } from './engines.ts';
import { ingestUnderTest, type IngestUnderTest } from './ingest-under-test.ts';
import { insertColleagues } from './rated-day.ts';

const MINUTE_MS = 60_000;
const at = (minute: number) => localMinuteOf(NOW_MS + minute * MINUTE_MS);

describe.each(ENGINES)('a correction of what staff said, on %s', (_engine, locate) => {
  let under: IngestUnderTest;
  let ids = 0;
  const newId = () => `new-${String((ids += 1))}`;
  const context = (atMs: number) => ({ atMs, newId, accountId: 'admin', scope: WHOLE_SCOPE });
  const corrected = { officialId: 'official-3', from: at(9), to: at(60) };

  beforeEach(async () => {
    under = await ingestUnderTest(await openStore(await locate()));
    await insertColleagues(under);
    const kiosk = await under.kiosk();
    const content = {
      kind: 'duty',
      body: { counter: 'counter-1', official: 'official-2' },
    } as const;
    await under.send(kiosk, [await kiosk.write(content), await kiosk.write(content)]);
  });
  afterEach(() => under.close());

  it('names its seat in the log, and the verification finds it there', async () => {
    const [first, second] = ['kiosk-1.1.1', 'kiosk-1.1.2'];
    await changeDuty(under.store, { id: first, ...corrected }, context(NOW_MS));
    await removeDuty(under.store, second, context(NOW_MS));
    await changeDuty(under.store, { id: first, ...corrected, to: at(50) }, context(NOW_MS + 1));
    const entries = (await under.rows('audit_log')).toSorted((a, b) => a.position - b.position);
    expect(entries.map(({ detail }) => JSON.parse(detail) as object)).toMatchObject([
      { kiosk: 'kiosk-1', epoch: 1, seq: 1 },
      { kiosk: 'kiosk-1', epoch: 1, seq: 2 },
      { kiosk: 'kiosk-1', epoch: 1, seq: 1 },
    ]);
    await expectAgreement(under);
  });

  it.each([
    [
      'a correction that nobody made',
      false,
      { corrected_at_ms: NOW_MS, official_id: 'official-3' },
    ],
    ['a withdrawal that nobody made', false, { corrected_at_ms: NOW_MS, withdrawn: 1 }],
    ['another official than was made of it', true, { official_id: 'official-1' }],
    ['another time than was made of it', true, { starts_at_ms: NOW_MS }],
    ['a withdrawal instead of a change', true, { withdrawn: 1 }],
    ['the moment of another correction', true, { corrected_at_ms: NOW_MS + MINUTE_MS }],
  ] as const)('names %s', async (_case, isCorrected, row) => {
    if (isCorrected) {
      await changeDuty(under.store, { id: 'kiosk-1.1.1', ...corrected }, context(NOW_MS));
    }
    const later = { id: 'kiosk-1.1.2', ...corrected };
    await changeDuty(under.store, later, context(NOW_MS + MINUTE_MS));
    await expectAgreement(under);
    const change = under.store.db.updateTable('kiosk_duties').set(row);
    await change.where('seq', '=', 1).execute();
    const { findings } = await verifyStore(verifyReads(under.store.db), () => 0);
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: 'altered-duty',
        seq: 1,
        detail: expect.stringContaining('the audit log knows no such correction') as string,
      }),
    );
  });
});
