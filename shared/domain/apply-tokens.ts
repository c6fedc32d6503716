import { COLOURS, FONT_FAMILY, LEVEL_COLOURS, RADII, SIGNALS } from './tokens.ts';

/** Part of `CSSStyleDeclaration` that is needed: this room knows no DOM. */
export interface CustomProperties {
  setProperty(name: string, value: string): void;
}

/**
 * Writes every token as a custom property: `--ink`, `--level-5`, `--level-5-feature`,
 * `--met-tint`, `--met-ink`, `--radius-tile`, `--font`... Call once at start with
 * `document.documentElement.style`; the object model is allowed where inline styles are not.
 */
export function applyTokens(properties: CustomProperties): void {
  for (const [name, colour] of Object.entries(COLOURS)) properties.setProperty(`--${name}`, colour);
  for (const [level, colours] of Object.entries(LEVEL_COLOURS)) {
    properties.setProperty(`--level-${level}`, colours.fill);
    properties.setProperty(`--level-${level}-feature`, colours.feature);
  }
  for (const [name, signal] of Object.entries(SIGNALS)) {
    properties.setProperty(`--${name}-tint`, signal.tint);
    properties.setProperty(`--${name}-ink`, signal.ink);
  }
  for (const [name, pixels] of Object.entries(RADII)) {
    properties.setProperty(`--radius-${name}`, `${pixels}px`);
  }
  properties.setProperty('--font', FONT_FAMILY);
}
