import { useState } from 'preact/hooks';
import type { OfficialEntry, ServicePointEntry } from '../../../shared/api/organisation-history.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { TextField } from '../components/field.tsx';
import { DayField, LinesField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import {
  printClosedDays,
  printStretches,
  readClosedDays,
  readWeek,
  WEEKDAYS,
} from '../opening-hours-text.ts';
import { useServices } from '../services.ts';
import { FormDialog } from './organisation-form.tsx';

type DialogProps = Readonly<{ onClose: () => void; onDone: () => void }>;

/** Name, opening hours by weekday and closed days of a service point. */
export function ServicePointDialog(props: DialogProps & Readonly<{ point: ServicePointEntry }>) {
  const { point, onClose, onDone } = props;
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [name, setName] = useState(point.name);
  const [lines, setLines] = useState(
    WEEKDAYS.map((day) => printStretches(point.openingHours, day)),
  );
  const [closed, setClosed] = useState(printClosedDays(point.closedDays));
  const week = readWeek(lines);
  const days = readClosedDays(closed);
  return (
    <FormDialog
      title={`${words.edit}: ${point.name}`}
      hint={words.form.hoursHint}
      action={words.save}
      onClose={onClose}
      onDone={onDone}
      send={() =>
        week.ok && days.ok && name.trim() !== ''
          ? api.changeServicePoint(point.id, {
              ...{ name: name.trim(), openingHours: week.value, closedDays: days.value },
            })
          : null
      }
    >
      {(tried) => (
        <>
          <TextField
            label={words.form.name}
            value={name}
            onInput={setName}
            error={tried && name.trim() === '' ? words.form.missing : undefined}
          />
          {lines.map((line, place) => (
            <TextField
              key={place}
              label={words.weekdays[place] ?? ''}
              value={line}
              onInput={(text) => setLines(lines.with(place, text))}
              error={!week.ok && week.error === place ? words.form.hoursWrong : undefined}
            />
          ))}
          <LinesField
            label={words.closedDays}
            hint={words.form.closedDaysHint}
            value={closed}
            onInput={setClosed}
            error={tried && !days.ok ? words.form.closedDaysWrong(days.error) : undefined}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Name of a counter. */
export function CounterDialog(props: DialogProps & Readonly<{ id: string; name: string }>) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [name, setName] = useState(props.name);
  return (
    <FormDialog
      title={`${words.edit}: ${props.name}`}
      action={words.save}
      onClose={props.onClose}
      onDone={props.onDone}
      send={() => (name.trim() === '' ? null : api.changeCounter(props.id, { name: name.trim() }))}
    >
      {(tried) => (
        <TextField
          label={words.form.name}
          autoFocus
          value={name}
          onInput={setName}
          error={tried && name.trim() === '' ? words.form.missing : undefined}
        />
      )}
    </FormDialog>
  );
}

/** Title and secondment of an official. */
export function OfficialDialog(props: DialogProps & Readonly<{ official: OfficialEntry }>) {
  const { official, onClose, onDone } = props;
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [title, setTitle] = useState(official.title ?? '');
  const [from, setFrom] = useState<string>(official.secondedFrom ?? '');
  const [to, setTo] = useState<string>(official.secondedTo ?? '');
  return (
    <FormDialog
      title={`${words.edit}: ${official.familyName} ${official.givenName}`}
      action={words.save}
      onClose={onClose}
      onDone={onDone}
      send={() =>
        api.changeOfficial(official.id, {
          title: title.trim() === '' ? null : title.trim(),
          secondedFrom: parseLocalDay(from) ?? null,
          secondedTo: parseLocalDay(to) ?? null,
        })
      }
    >
      {() => (
        <>
          <TextField label={words.form.title} autoFocus value={title} onInput={setTitle} />
          <div class="field-pair">
            <DayField label={words.form.secondedFrom} value={from} onInput={setFrom} />
            <DayField label={words.form.secondedTo} value={to} onInput={setTo} />
          </div>
        </>
      )}
    </FormDialog>
  );
}
