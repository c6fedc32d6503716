import { useState } from 'preact/hooks';
import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { unitOptions } from '../unit-options.ts';

type DialogProps = Readonly<{
  history: OrganisationHistory;
  unit: HistoryUnit;
  onClose: () => void;
  onDone: () => void;
}>;

/** A unit stands below another one from a day on. */
export function MoveUnitDialog({ history, unit, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [parentId, setParentId] = useState(unit.parentId ?? '');
  const [from, setFrom] = useState<string>(history.day);
  const day = parseLocalDay(from);
  const others = unitOptions(history, day ?? history.day).filter(({ value }) => value !== unit.id);
  return (
    <FormDialog
      title={`${words.move}: ${unit.name}`}
      action={words.save}
      onClose={onClose}
      onDone={onDone}
      send={() =>
        day === undefined
          ? null
          : api.moveUnit(unit.id, { parentId: parentId === '' ? null : parentId, onDay: day })
      }
    >
      {(tried) => (
        <>
          <ChoiceField
            label={words.form.parent}
            value={parentId}
            options={[{ value: '', text: words.form.noParent }, ...others]}
            onChoose={setParentId}
          />
          <DayField
            label={words.form.onDay}
            value={from}
            onInput={setFrom}
            error={tried && day === undefined ? words.form.dayMissing : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}
