import { useState } from 'preact/hooks';
import type { HistoryUnit } from '../../../shared/api/organisation-history.ts';
import { parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import { FormMore } from '../components/form-more.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { printStretches, readWeek, WEEKDAYS } from '../opening-hours-text.ts';
import { codeFault, laterDay, nameFault, typedCode, USUAL_WEEK } from '../place-draft.ts';
import { useServices } from '../services.ts';
import { BeginFields, HoursFields, NameField } from './organisation-fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';

type DialogProps = Readonly<{
  unit: HistoryUnit;
  day: LocalDay;
  /** The unit has one already: the usual name is taken. */
  isFirst: boolean;
  onClose: () => void;
  onDone: (name: string) => void;
}>;

const USUAL_LINES = WEEKDAYS.map((day) => printStretches(USUAL_WEEK, day));

/** A service point begins at a unit, with the usual hours unless others are typed. */
export function AddServicePointDialog({ unit, day, isFirst, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.unitPlaces;
  const [name, setName] = useState(isFirst ? words.form.pointNameFirst : '');
  const [code, setCode] = useState('');
  const [from, setFrom] = useState<string>(laterDay(day, unit.validFrom));
  const [lines, setLines] = useState<readonly string[]>(USUAL_LINES);
  const week = readWeek(lines);
  const validFrom = parseLocalDay(from);
  const send = () => {
    if (nameFault(name) !== null || codeFault(code) !== null) return null;
    if (validFrom === undefined || !week.ok) return null;
    const draft = { name: name.trim(), ...typedCode(code), validFrom, openingHours: week.value };
    return api.addServicePoint(unit.id, draft);
  };
  return (
    <FormDialog
      title={words.of(words.addPoint, unit.name)}
      action={wording.organisation.save}
      beside={['place-code-taken', 'unit-not-valid']}
      onClose={onClose}
      onDone={() => onDone(name.trim())}
      send={send}
    >
      {(tried, refusedWith) => (
        <>
          <NameField label={words.form.pointName} value={name} onInput={setName} tried={tried} />
          <BeginFields
            label={words.form.validFrom}
            hint={words.form.firstDayHint}
            from={from}
            onFrom={setFrom}
            code={code}
            onCode={setCode}
            example={`${unit.code}-BP`}
            tried={tried}
            refused={{ day: refusedWith('unit-not-valid'), code: refusedWith('place-code-taken') }}
          />
          <HoursDetails lines={lines} onInput={setLines} wrong={week.ok ? null : week.error} />
        </>
      )}
    </FormDialog>
  );
}

type HoursProps = Readonly<{
  lines: readonly string[];
  onInput: (lines: string[]) => void;
  wrong: number | null;
}>;

function HoursDetails({ lines, onInput, wrong }: HoursProps) {
  const { wording } = useSpeech();
  const { form } = wording.unitPlaces;
  const isUsual = lines.every((line, place) => line === USUAL_LINES[place]);
  return (
    <FormMore
      summary={form.hours(isUsual ? form.usualHours : form.ownHours)}
      isWrong={wrong !== null}
    >
      <p class="field-hint">{wording.organisation.form.hoursHint}</p>
      <HoursFields lines={lines} onInput={onInput} wrong={wrong} />
    </FormMore>
  );
}
