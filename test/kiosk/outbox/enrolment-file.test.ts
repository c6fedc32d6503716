import { describe, expect, it } from 'vitest';
import { openEnrolmentFile } from '../../../kiosk/outbox/enrolment-file.ts';
import { openJournal } from '../../../kiosk/outbox/journal.ts';
import { utf8 } from '../../../shared/record/bytes.ts';
import { makeIdentity } from './support/make-records.ts';
import { createMemoryFile } from './support/memory-file.ts';

const { enrolment } = await makeIdentity();
const renewed = {
  ...enrolment,
  configuration: { ...enrolment.configuration, revision: 'r2' },
};

describe('the enrolment file', () => {
  it('is empty at first', () => {
    expect(openEnrolmentFile(createMemoryFile(), createMemoryFile()).read()).toBeUndefined();
  });

  it('gives back what was written last', () => {
    const [first, second] = [createMemoryFile(), createMemoryFile()];
    const file = openEnrolmentFile(first, second);
    for (const next of [enrolment, renewed, enrolment, renewed]) file.write(next);
    expect(file.read()).toEqual(renewed);
    expect(openEnrolmentFile(first, second).read()).toEqual(renewed);
    expect(openEnrolmentFile(second, first).read()).toEqual(renewed);
  });

  it('cut at any byte while it is written, still holds the one before', () => {
    const [first, second] = [createMemoryFile(), createMemoryFile()];
    const file = openEnrolmentFile(first, second);
    file.write(enrolment);
    const older = second.size() > 0 ? second.bytes : first.bytes;
    file.write(renewed);
    const newer = second.bytes === older ? first.bytes : second.bytes;
    for (let cut = 0; cut < newer.length; cut += 7) {
      const torn = createMemoryFile(newer.slice(0, cut));
      expect(openEnrolmentFile(createMemoryFile(older), torn).read()).toEqual(enrolment);
    }
  });

  it.each(['no JSON', 'null', '{"revision":"9","enrolment":{"kiosk":1}}'])(
    'takes a slot that holds %j for an empty one',
    (text) => {
      const first = createMemoryFile();
      openJournal(first).journal.append(utf8(text));
      const file = openEnrolmentFile(first, createMemoryFile());
      expect(file.read()).toBeUndefined();
      file.write(enrolment);
      expect(file.read()).toEqual(enrolment);
    },
  );
});
