import type { SeededRandom } from './seeded-random.ts';

export type Honorific = 'Ông' | 'Bà';

/** Shares of Vietnamese family names, in percent, roughly as they are met. */
const FAMILY_NAMES: readonly (readonly [string, number])[] = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 9],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Vũ', 4],
  ['Đỗ', 3],
  ['Ngô', 3],
  ['Dương', 3],
  ['Bùi', 2],
  ['Đặng', 2],
  ['Thân', 2],
  ['Hà', 2],
  ['Giáp', 2],
  ['Lương', 1],
  ['Đinh', 1],
  ['Nông', 1],
  ['Vi', 1],
];

const MIDDLE_NAMES: Readonly<Record<Honorific, readonly [string, ...string[]]>> = {
  Bà: ['Thị', 'Thị', 'Thị', 'Thị Thu', 'Thị Thanh', 'Thị Bích', 'Ngọc', 'Thu', 'Minh', 'Thùy'],
  Ông: ['Văn', 'Văn', 'Văn', 'Đức', 'Minh', 'Quang', 'Xuân', 'Hữu', 'Ngọc', 'Thế', 'Đình'],
};

const GIVEN_NAMES: Readonly<Record<Honorific, readonly [string, ...string[]]>> = {
  Bà: [
    ...([
      'Hương',
      'Lan',
      'Hà',
      'Thảo',
      'Huệ',
      'Yến',
      'Nga',
      'Hạnh',
      'Mai',
      'Loan',
      'Ngân',
    ] as const),
    ...([
      'Trang',
      'Oanh',
      'Hiền',
      'Phượng',
      'Nhung',
      'Dung',
      'Thủy',
      'Linh',
      'Quyên',
      'Ánh',
    ] as const),
  ],
  Ông: [
    ...(['Hùng', 'Dũng', 'Tuấn', 'Sơn', 'Hải', 'Thắng', 'Cường', 'Nam', 'Long', 'Hưng'] as const),
    ...([
      'Quân',
      'Kiên',
      'Tùng',
      'Phong',
      'Đạt',
      'Bình',
      'Khánh',
      'Trung',
      'Thành',
      'Toàn',
    ] as const),
  ],
};

export interface InventedPerson {
  readonly name: string;
  readonly honorific: Honorific;
}

/** A person who does not exist; whoever bears the name by chance is not meant. */
export function inventPerson(random: SeededRandom): InventedPerson {
  const honorific = random.chance(0.56) ? 'Bà' : 'Ông';
  const family = random.weighted(FAMILY_NAMES);
  const middle = random.pick(MIDDLE_NAMES[honorific]);
  const given = random.pick(GIVEN_NAMES[honorific]);
  return { name: `${family} ${middle} ${given}`, honorific };
}
