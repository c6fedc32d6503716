import type { Level } from './level.ts';

/** Colours that every room shares: screens, charts and documents. sRGB, `#RRGGBB`. */
export const COLOURS = {
  ink: '#16202B',
  soft: '#5A6672',
  line: '#DDE2E7',
  paper: '#F5F6F3',
  card: '#FFFFFF',
  link: '#0B5685',
  /** Fill of a chosen tile and of a quiet panel. */
  tint: '#EDF1F5',
  /** Fill of an avatar: the link colour, thinned. */
  avatar: '#D9E6EF',
  /** Emblem on the header. */
  flag: '#B31F2A',
  star: '#FFD23F',
} as const;

/** Fill of one level and of the features drawn on it. */
export interface LevelColours {
  readonly fill: string;
  readonly feature: string;
}

/**
 * ColorBrewer RdBu: blue to red stays apart for every colour vision, where green to red does not.
 * Features keep 5:1 on the strong fills and 8.7:1 on the light ones; the two light fills reach
 * their 3:1 against white only through the dark outline (WCAG 1.4.11).
 */
export const LEVEL_COLOURS: Readonly<Record<Level, LevelColours>> = {
  5: { fill: '#0571B0', feature: '#FFFFFF' },
  4: { fill: '#92C5DE', feature: '#1A1A1A' },
  3: { fill: '#E3E3E3', feature: '#1A1A1A' },
  2: { fill: '#F4A582', feature: '#1A1A1A' },
  1: { fill: '#CA0020', feature: '#FFFFFF' },
};

/** Tint and ink of a verdict or of a state that staff must see. Always beside a word and a sign. */
export const SIGNALS = {
  met: { tint: '#DCEBF5', ink: '#0B5685' },
  'not-met': { tint: '#FBE4E1', ink: '#A1001A' },
  undetermined: { tint: '#ECEEF0', ink: '#46515C' },
  insufficient: { tint: '#ECEEF0', ink: '#46515C' },
  quiet: { tint: '#C9D0D7', ink: '#5A6672' },
  warning: { tint: '#FFF1D6', ink: '#8A5A00' },
  alarm: { tint: '#FBE4E1', ink: '#A1001A' },
} as const;

/** Corner radii in CSS px. */
export const RADII = { tile: 28, panel: 24, button: 18, chip: 999 } as const;

/** The family is self-hosted; the others stand in until it has loaded. */
export const FONT_FAMILY = "'Be Vietnam Pro', 'Noto Sans', system-ui, sans-serif";
