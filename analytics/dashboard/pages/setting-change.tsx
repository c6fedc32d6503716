import { useState } from 'preact/hooks';
import type {
  SettingChange,
  SettingHistory,
  SettingsPage as Settings,
} from '../../../shared/api/settings.ts';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { CUT_OFF_DAYS } from '../../../shared/domain/period.ts';
import { decimalText, formatCount, formatDay } from '../../reports/format.ts';
import { TextField } from '../components/field.tsx';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import {
  draftOf,
  isBounded,
  numberFields,
  unitOf,
  valueOf,
  type SettingDraft,
} from '../setting-draft.ts';
import { FormDialog } from '../components/form-dialog.tsx';

type DialogProps = Readonly<{
  history: SettingHistory;
  settings: Settings;
  onClose: () => void;
  onDone: (settings: Settings, validFrom: LocalDay) => void;
}>;

/** A new version of one setting: its value, from when, on what basis. */
export function SettingChangeDialog({ history, settings, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [draft, setDraft] = useState(() => draftOf(history.name, history.value));
  const [day, setDay] = useState<string>(settings.today);
  const [basis, setBasis] = useState('');
  const words = wording.settings;
  const { name } = history;
  const value = valueOf(name, draft);
  const validFrom = parseLocalDay(day);
  const { earliestDay } = settings;
  const isEarly = validFrom !== undefined && earliestDay !== null && validFrom < earliestDay;
  const early = isEarly ? words.earlyDay(formatDay(earliestDay)) : undefined;
  return (
    <FormDialog
      title={words.changeTitle(words.names[name])}
      hint={words.hints[name]}
      action={words.save}
      onClose={onClose}
      send={() => {
        if (!value.ok || validFrom === undefined || isEarly || basis.trim() === '') return null;
        // The value was made for this name; the compiler does not follow the pairing.
        const change = { name, value: value.value, validFrom, legalBasis: basis.trim() };
        return api.settings.change(change as SettingChange);
      }}
      onDone={(next) => onDone(next, validFrom ?? settings.today)}
    >
      {(tried) => (
        <>
          <ValueFields
            name={name}
            draft={draft}
            onChange={setDraft}
            wrong={tried && !value.ok ? value.wrong : []}
          />
          <DayField
            label={words.validFrom}
            value={day}
            onInput={setDay}
            hint={
              earliestDay === null
                ? words.validFromAny
                : words.validFromHint(formatDay(earliestDay))
            }
            error={tried && validFrom === undefined ? words.wrongDay : early}
          />
          <TextField
            label={words.basis}
            hint={words.basisHint}
            value={basis}
            onInput={setBasis}
            error={tried && basis.trim() === '' ? words.wrongBasis : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}

type FieldsProps = Readonly<{
  name: SettingHistory['name'];
  draft: SettingDraft;
  onChange: (draft: SettingDraft) => void;
  wrong: readonly string[];
}>;

function ValueFields({ name, draft, onChange, wrong }: FieldsProps) {
  const { wording, language } = useSpeech();
  const words = wording.settings;
  const put = (field: string) => (text: string) => onChange({ ...draft, [field]: text });
  if (name === 'cut-off-day') {
    const options = CUT_OFF_DAYS.map((day) => ({ value: String(day), text: words.day(day) }));
    const value = draft['text'] ?? '';
    return (
      <ChoiceField label={words.value} value={value} options={options} onChoose={put('text')} />
    );
  }
  if (!isBounded(name)) {
    return (
      <TextField
        label={words.value}
        autoFocus
        value={draft['text'] ?? ''}
        onInput={put('text')}
        error={wrong.includes('text') ? words.wrongText : undefined}
      />
    );
  }
  const number = (value: number) =>
    Number.isInteger(value) ? formatCount(value, language) : decimalText(value, language, 1);
  return (
    <div class="setting-fields">
      {numberFields(name).map(([field, [least, most]]) => (
        <TextField
          key={field}
          label={`${field === 'count' ? words.value : (words.fields[field] ?? field)} (${words.units[unitOf(name, field)]})`}
          inputMode="numeric"
          value={draft[field] ?? ''}
          onInput={put(field)}
          error={wrong.includes(field) ? words.wrongNumber(number(least), number(most)) : undefined}
        />
      ))}
    </div>
  );
}
