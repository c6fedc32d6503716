import { v7 as uuidV7 } from 'uuid';
import type { SampleCounts, SampleData, SampleObstacle } from '../../shared/api/sample-data.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import type { Localized } from '../../shared/domain/language.ts';
import { formatCount } from '../../analytics/reports/format.ts';
import { EXIT } from '../exit-codes.ts';
import { removeSample, sampleData } from '../store/remove-sample.ts';
import { complain, say, type Console } from './console.ts';
import { withStoredData } from './with-store.ts';

export interface SampleOptions {
  readonly remove?: boolean;
  readonly json?: boolean;
}

const OBSTACLES: Readonly<Record<SampleObstacle['kind'], Localized>> = {
  kiosks: { vi: 'Máy do người dùng ghép nối', en: 'Kiosks that a person paired' },
  imports: { vi: 'Danh sách nhập không đánh dấu minh họa', en: 'Lists not imported as a sample' },
  'by-hand': { vi: 'Mục do người dùng thêm', en: 'Entries that a person added' },
  grants: { vi: 'Vai trò còn hiệu lực trên đơn vị minh họa', en: 'Roles held on sample units' },
};

const NONE: Localized = {
  vi: 'Không có dữ liệu minh họa.',
  en: 'There are no sample data.',
};

/** Shows or removes the sample. Answers the exit code, 2 when it cannot be removed. */
export function runSample(options: SampleOptions, console: Console): Promise<number> {
  return withStoredData(console, async (store) => {
    const nowMs = Date.now();
    const before = await sampleData(store.db, nowMs);
    if (options.remove !== true) return show(before, options, console);
    const context = { atMs: nowMs, newId: uuidV7, accountId: null };
    const removed = await removeSample(store, context);
    if (options.json === true) {
      const answer = removed.ok
        ? { removed: true, ...removed.value }
        : { removed: false, ...removed.error };
      console.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
      return removed.ok ? 0 : EXIT.invalid;
    }
    if (!removed.ok) return refuse(before, console);
    const { vi, en } = counted(removed.value);
    say(console, { vi: `✔ Đã xóa dữ liệu minh họa: ${vi}`, en: `✔ Sample data removed: ${en}` });
    return 0;
  });
}

function show(data: SampleData, { json }: SampleOptions, console: Console): number {
  if (json === true) console.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  else if (!data.sample) say(console, NONE);
  else {
    const { vi, en } = counted(data.goes);
    say(console, { vi: `Dữ liệu minh họa: ${vi}`, en: `Sample data: ${en}` });
    for (const obstacle of data.obstacles) say(console, lineOf(obstacle));
  }
  return 0;
}

function refuse({ sample, obstacles, load }: SampleData, console: Console): number {
  if (load?.state === 'running') {
    return complain(console, PROBLEMS['sample-loading'].title, EXIT.invalid);
  }
  if (!sample) return complain(console, NONE, EXIT.invalid);
  const lines = obstacles.map(lineOf);
  return complain(
    console,
    {
      vi: ['Không xóa gì: có dữ liệu không phải minh họa.', ...lines.map(({ vi }) => vi)].join(
        '\n',
      ),
      en: ['Nothing was removed: not all is a sample.', ...lines.map(({ en }) => en)].join('\n'),
    },
    EXIT.invalid,
  );
}

function lineOf({ kind, count, names }: SampleObstacle): Localized {
  const told = names.length < count ? [...names, '…'] : names;
  const { vi, en } = OBSTACLES[kind];
  return {
    vi: `  ${vi} (${count}): ${told.join(', ')}`,
    en: `  ${en} (${count}): ${told.join(', ')}`,
  };
}

function counted({ units, counters, officials, kiosks, ratings }: SampleCounts): Localized {
  const [vi, en] = (['vi', 'en'] as const).map((language) =>
    [units, counters, officials, kiosks, ratings].map((n) => formatCount(n, language)),
  );
  const list = (numbers: readonly string[] = [], words: readonly string[]): string =>
    words.map((word, at) => `${numbers[at] ?? ''} ${word}`).join(', ');
  return {
    vi: `${list(vi, ['đơn vị', 'quầy', 'cán bộ', 'máy', 'lượt đánh giá'])}.`,
    en: `${list(en, ['units', 'counters', 'officials', 'kiosks', 'ratings'])}.`,
  };
}
