import type { TargetPreset, Targets } from '../../../shared/api/target-presets.ts';
import type { TargetRule, TargetScope } from '../../../shared/domain/target.ts';
import { shortTarget } from '../figure-view.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { scopeNames } from '../scope-names.ts';
import { useServices } from '../services.ts';

type ListProps = Readonly<{
  targets: Targets;
  /** Text of the button on each preset. */
  action: string;
  busy: boolean;
  onChoose: (preset: TargetPreset) => void;
}>;

/** The shipped sets of targets, each with its legal basis and every target in it. */
export function PresetList({ targets, action, busy, onChoose }: ListProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.administration.targets;
  return (
    <ul class="presets">
      {targets.presets.map((preset) => {
        const inUse = targets.inForce.some((target) => target.preset === preset.key);
        return (
          <li key={preset.key} class={inUse ? 'card preset preset-used' : 'card preset'}>
            <h3>{inLanguage(preset.title)}</h3>
            <PresetTargets targets={preset.targets} />
            <p class="soft">{preset.legalBasis}</p>
            {inUse ? (
              <p class="chip chip-met">
                <span aria-hidden="true">✓ </span>
                {words.inUse}
              </p>
            ) : (
              <button
                type="button"
                class="button"
                disabled={busy}
                aria-label={`${action}: ${inLanguage(preset.title)}`}
                onClick={() => onChoose(preset)}
              >
                {action}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function PresetTargets({ targets }: Readonly<{ targets: TargetPreset['targets'] }>) {
  return (
    <ul class="preset-targets">
      {targets.map((target) => (
        <li key={JSON.stringify(target)}>
          <strong>
            <TargetValue rule={target} />
          </strong>{' '}
          · <ScopeText scope={target.scope} />
        </li>
      ))}
    </ul>
  );
}

export function TargetValue({ rule }: Readonly<{ rule: TargetRule }>) {
  const { language } = useSpeech();
  return <>{shortTarget(rule, language)}</>;
}

type ScopeProps = Readonly<{ scope: TargetScope; fields?: Targets['fields'] }>;

/** What a target is about, in words; names come from the units that the reader may see. */
export function ScopeText({ scope, fields = [] }: ScopeProps) {
  const { wording, inLanguage } = useSpeech();
  const { units } = useServices();
  const words = wording.administration.targets;
  const tree = units.state.kind === 'ready' ? units.state.value : { roots: [] };
  const named: Record<string, string> = { ...words.fieldNames };
  for (const { code, name } of fields) named[code] = inLanguage(name);
  const names = scopeNames(tree, named);
  const parts = [
    ...(scope.unitId === undefined ? [] : [words.unit(names.unit(scope.unitId))]),
    ...(scope.unitKind === undefined ? [] : [words.kinds[scope.unitKind]]),
    ...(scope.fieldCode === undefined ? [] : [words.field(names.field(scope.fieldCode))]),
  ];
  return <>{parts.length === 0 ? words.everything : parts.join(', ')}</>;
}
