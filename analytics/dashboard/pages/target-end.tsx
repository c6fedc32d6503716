import { useState } from 'preact/hooks';
import type { Targets } from '../../../shared/api/target-presets.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import type { Target } from '../../../shared/domain/target.ts';
import { formatDay } from '../../reports/format.ts';
import { DayField } from '../components/form-fields.tsx';
import { ScopeText, TargetValue } from '../components/preset-list.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { FormDialog } from '../components/form-dialog.tsx';

type DialogProps = Readonly<{
  target: Target;
  today: LocalDay;
  onClose: () => void;
  onDone: (targets: Targets) => void;
}>;

/** A last day for a target in force; one that is only planned is taken back. */
export function TargetEndDialog({ target, today, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [typed, setTyped] = useState<string>(today);
  const words = wording.administration.targets.own;
  const isPlanned = target.validFrom > today;
  const lastDay = isPlanned ? addDays(target.validFrom, -1) : parseLocalDay(typed);
  return (
    <FormDialog
      title={isPlanned ? words.takeBackTitle : words.endTitle}
      hint={isPlanned ? words.takeBackHint(formatDay(target.validFrom)) : words.endHint}
      action={isPlanned ? words.takeBack : words.end}
      onClose={onClose}
      onDone={onDone}
      send={() => (lastDay === undefined ? null : api.settings.endTarget(target.id, { lastDay }))}
    >
      {(tried) => (
        <>
          <p>
            <strong>
              <TargetValue rule={target} />
            </strong>{' '}
            · <ScopeText scope={target.scope} />
          </p>
          {!isPlanned && (
            <DayField
              label={words.lastDay}
              value={typed}
              onInput={setTyped}
              error={tried && lastDay === undefined ? wording.settings.wrongDay : undefined}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
