import { useState } from 'preact/hooks';
import type {
  FieldChoice,
  HistoryUnit,
  ServicePointEntry,
} from '../../../shared/api/organisation-history.ts';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { ChoiceField } from '../components/form-fields.tsx';
import { Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import {
  codeFault,
  laterDay,
  nameFault,
  nextName,
  suggestedName,
  typedCode,
} from '../place-draft.ts';
import { useServices } from '../services.ts';
import { BeginFields, NameField } from './organisation-fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';

type DialogProps = Readonly<{
  unit: HistoryUnit;
  point: ServicePointEntry;
  fields: readonly FieldChoice[];
  day: LocalDay;
  onClose: () => void;
  onDone: (name: string) => void;
  /** One was added and the next is to follow. */
  onMore: () => void;
}>;

/** Counters begin at a service point, one after the other. */
export function AddCounterDialog(props: DialogProps) {
  const { unit, point, fields, day, onClose, onDone, onMore } = props;
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.unitPlaces;
  const names = point.counters.map((counter) => counter.name);
  const [name, setName] = useState(suggestedName(names, words.form.counterNameFirst));
  const [field, setField] = useState('');
  const [code, setCode] = useState('');
  const [from, setFrom] = useState<string>(laterDay(day, point.validFrom));
  const [added, setAdded] = useState<string | null>(null);
  const validFrom = parseLocalDay(from);
  const send = () => {
    if (nameFault(name) !== null || codeFault(code) !== null) return null;
    if (validFrom === undefined) return null;
    const fieldCode = field === '' ? null : field;
    return api.addCounter(point.id, {
      ...{ name: name.trim(), fieldCode, validFrom },
      ...typedCode(code),
    });
  };
  const goOn = () => {
    setAdded(name.trim());
    setName(nextName(name));
    setCode('');
    onMore();
  };
  return (
    <FormDialog
      title={words.of(words.addCounter, point.name)}
      action={wording.organisation.save}
      beside={['place-code-taken', 'place-not-valid']}
      second={{ action: words.form.saveAndNext, send, onDone: goOn }}
      onClose={onClose}
      onDone={() => onDone(name.trim())}
      send={send}
    >
      {(tried, refusedWith) => (
        <>
          <NameField label={words.form.counterName} value={name} onInput={setName} tried={tried} />
          <FieldOfCounter fields={fields} value={field} onChoose={setField} />
          <BeginFields
            label={words.form.validFrom}
            hint={words.form.firstDayHint}
            from={from}
            onFrom={setFrom}
            code={code}
            onCode={setCode}
            example={`${unit.code}-Q01`}
            tried={tried}
            refused={{ day: refusedWith('place-not-valid'), code: refusedWith('place-code-taken') }}
          />
          {added !== null && <Notice kind="done">{words.added(added)}</Notice>}
        </>
      )}
    </FormDialog>
  );
}

type FieldProps = Readonly<{
  fields: readonly FieldChoice[];
  value: string;
  onChoose: (code: string) => void;
}>;

/** The field that a counter serves; empty for none of its own. */
export function FieldOfCounter({ fields, value, onChoose }: FieldProps) {
  const { wording, inLanguage } = useSpeech();
  const words = wording.unitPlaces.form;
  const options = fields.map(({ code, name }) => ({ value: code, text: inLanguage(name) }));
  return (
    <ChoiceField
      label={words.field}
      value={value}
      options={[{ value: '', text: words.noField }, ...options]}
      onChoose={onChoose}
    />
  );
}
