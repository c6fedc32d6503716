import { describe, expect, it } from 'vitest';
import { withDutySaid, withUnsentDuties } from '../../../kiosk/outbox/said-duties.ts';
import type { StoredRecord } from '../../../kiosk/outbox/stored-record.ts';
import type { ShownDuty, ShownOfficial } from '../../../shared/domain/kiosk-configuration.ts';
import { recordBytes } from '../../../shared/record/seal.ts';
import type { RecordContent } from '../../../shared/record/record.ts';
import { rosterOf } from '../../../server/ingest/attribution.ts';
import { sampleConfiguration } from '../../support/sample-configuration.ts';

const HOUR_MS = 3_600_000;
/** Midnight of Thursday 19/11/2026 in Viet Nam. */
const DAY_MS = Date.UTC(2026, 10, 18, 17);

const at = (hour: number): number => DAY_MS + hour * HOUR_MS;
const person = (id: string): ShownOfficial => ({ id, name: id.toUpperCase(), honorific: null });
const duty = (id: string, from: number, to: number): ShownDuty => ({
  ...{ official: person(id), startsAtMs: at(from), endsAtMs: at(to) },
});
const ROSTER = [duty('a', 7.5, 11.5), duty('b', 13.5, 17)];

describe('what staff say of duty', () => {
  it.each([
    ['instead of another one', ROSTER, 'c', 9, ['a 7.5-9', 'c 9-13.5', 'b 13.5-17']],
    ['where nobody is planned', [], 'c', 9, ['c 9-24']],
    ['between two planned ones', ROSTER, 'c', 12, ['a 7.5-11.5', 'c 12-13.5', 'b 13.5-17']],
    ['after the last one', ROSTER, 'c', 18, ['a 7.5-11.5', 'b 13.5-17', 'c 18-24']],
    ['that nobody serves', ROSTER, null, 9, ['a 7.5-9', 'b 13.5-17']],
    ['in a duty of days', [duty('a', 7, 41)], 'c', 9, ['a 7-9', 'c 9-24', 'a 24-41']],
    ['at the start of one', ROSTER, 'c', 7.5, ['c 7.5-13.5', 'b 13.5-17']],
  ])('holds %s', (_, duties, who, hour, expected) => {
    const said = withDutySaid(duties, who === null ? null : person(who), at(hour));
    const hours = (ms: number): number => (ms - DAY_MS) / HOUR_MS;
    const texts = said.map(
      ({ official, startsAtMs, endsAtMs }) =>
        `${official.id} ${hours(startsAtMs)}-${hours(endsAtMs)}`,
    );
    expect(texts).toEqual(expected);
    const again = withDutySaid(said, who === null ? null : person(who), at(hour));
    expect(again).toEqual(said);
  });

  it('is shown by the rule by which the server attributes', () => {
    const steps = [
      { id: 'c', hour: 8 },
      { id: null, hour: 9 },
      { id: 'd', hour: 10 },
      { id: 'c', hour: 14 },
      { id: null, hour: 16 },
    ];
    let shown: readonly ShownDuty[] = ROSTER;
    for (const { id, hour } of steps) {
      shown = withDutySaid(shown, id === null ? null : person(id), at(hour));
    }
    const onDuty = rosterOf([
      ...ROSTER.map(({ official, ...times }) => ({
        ...{ counterId: 'q', officialId: official.id, ...times },
      })),
      ...steps.map(({ id, hour }, seq) => ({
        ...{ counterId: 'q', officialId: id, startsAtMs: at(hour), endsAtMs: at(24) },
        saidIn: { kioskId: 'k', epoch: 1, seq },
      })),
    ]);
    for (let hour = 6; hour < 30; hour += 0.25) {
      const now = shown.find(
        ({ startsAtMs, endsAtMs }) => startsAtMs <= at(hour) && at(hour) < endsAtMs,
      );
      expect(`${hour} ${now?.official.id}`).toBe(`${hour} ${onDuty('q', at(hour)) ?? 'undefined'}`);
    }
  });
});

describe('a configuration with what was not sent', () => {
  const configuration = {
    ...sampleConfiguration('kiosk-1'),
    duties: ROSTER,
    panel: { officials: [person('c')], pin: null },
  };
  const record = (content: RecordContent, wallMs: number): StoredRecord => {
    const time = { wallMs, monoMs: 0, boot: 'b', anchor: null };
    const place = { id: 'r', kiosk: 'kiosk-1', epoch: 1, seq: 1, prev: '', time };
    const bytes = recordBytes({ v: 1, ...place, ...content });
    return { bytes, hash: '', signature: '', kiosk: 'kiosk-1', epoch: 1, seq: 1, wallMs };
  };
  const said = (official: string | null, counter = 'counter-1') =>
    record({ kind: 'duty', body: { counter, official } }, at(9));
  const shownAt = (waiting: readonly StoredRecord[], hour: number) =>
    withUnsentDuties(configuration, waiting).duties.find(
      ({ startsAtMs, endsAtMs }) => startsAtMs <= at(hour) && at(hour) < endsAtMs,
    )?.official.id;

  it.each([
    ['what staff said', [said('c')], 'c'],
    ['the last word', [said('c'), said(null)], undefined],
    ['an official of the roster', [said('b')], 'b'],
    ['nobody whom it does not know', [said('stranger')], 'a'],
    ['nothing of another counter', [said('c', 'counter-2')], 'a'],
    [
      'nothing of other records',
      [record({ kind: 'clock', body: { wallOffsetMs: 0, previousWallOffsetMs: 0 } }, at(9))],
      'a',
    ],
  ])('shows %s', (_, waiting, expected) => {
    expect(shownAt(waiting, 10)).toBe(expected);
  });

  it('shows nothing of bytes that only look like it', () => {
    const bytes = new TextEncoder().encode('"kind":"duty" {');
    expect(shownAt([{ ...said('c'), bytes }], 10)).toBe('a');
    const strange = new TextEncoder().encode('{"kind":"duty","body":{"counter":"counter-1"}}');
    expect(shownAt([{ ...said('c'), bytes: strange }], 10)).toBe('a');
    const nested = new TextEncoder().encode('{"kind":"boot","body":{"kind":"duty"}}');
    expect(shownAt([{ ...said('c'), bytes: nested }], 10)).toBe('a');
  });

  it('names only whom it has a name for, where a server tells of no panel', () => {
    const { panel, ...old } = configuration;
    expect(panel.officials).toHaveLength(1);
    expect(withUnsentDuties(old, [said('c')]).duties).toEqual(ROSTER);
  });
});
