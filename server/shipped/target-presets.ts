import type { TargetPreset } from '../../shared/api/target-presets.ts';
import { parse } from '../../shared/validation/parse.ts';
import { targetPresetsSchema } from '../../shared/validation/target-schema.ts';
import shipped from './target-presets.json' with { type: 'json' };

/** The sets of targets that come with the program; throws when the file was damaged. */
export function targetPresets(): readonly TargetPreset[] {
  const parsed = parse(targetPresetsSchema, shipped);
  if (parsed.ok) return parsed.value;
  throw new Error(`target-presets.json is damaged: ${JSON.stringify(parsed.error)}`);
}
