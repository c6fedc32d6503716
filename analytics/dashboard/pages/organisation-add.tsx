import { useState } from 'preact/hooks';
import type { Changed, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { UNIT_KINDS, type UnitKind } from '../../../shared/domain/unit.ts';
import { TextField } from '../components/field.tsx';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { unitOptions } from '../unit-options.ts';

type DialogProps = Readonly<{
  history: OrganisationHistory;
  onClose: () => void;
  onDone: (added: Changed) => void;
}>;

/** A unit that follows nobody. */
export function AddUnitDialog({ history, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [kind, setKind] = useState<UnitKind>('commune');
  const [parentId, setParentId] = useState('');
  const [from, setFrom] = useState<string>(history.day);
  const day = parseLocalDay(from);
  const missing = (text: string) => (text.trim() === '' ? words.form.missing : undefined);
  return (
    <FormDialog
      title={words.add}
      action={words.save}
      onClose={onClose}
      onDone={onDone}
      send={() =>
        day === undefined || missing(name) !== undefined || missing(code) !== undefined
          ? null
          : api.addUnit({
              ...{ name: name.trim(), code: code.trim(), kind, validFrom: day },
              parentId: parentId === '' ? null : parentId,
            })
      }
    >
      {(tried) => (
        <>
          <TextField
            label={words.form.name}
            autoFocus
            value={name}
            onInput={setName}
            error={tried ? missing(name) : undefined}
          />
          <TextField
            label={words.form.code}
            value={code}
            onInput={setCode}
            error={tried ? missing(code) : undefined}
          />
          <ChoiceField
            label={words.facts.kind}
            value={kind}
            options={UNIT_KINDS.map((value) => ({ value, text: words.kinds[value] }))}
            onChoose={(value) => setKind(UNIT_KINDS.find((known) => known === value) ?? kind)}
          />
          <ChoiceField
            label={words.form.parent}
            value={parentId}
            options={[
              { value: '', text: words.form.noParent },
              ...unitOptions(history, day ?? history.day),
            ]}
            onChoose={setParentId}
          />
          <DayField
            label={words.form.validFrom}
            value={from}
            onInput={setFrom}
            error={tried && day === undefined ? words.form.dayMissing : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}
