import { useState } from 'preact/hooks';
import type {
  CounterEntry,
  FieldChoice,
  OfficialEntry,
  ServicePointEntry,
} from '../../../shared/api/organisation-history.ts';
import { parseLocalDay } from '../../../shared/domain/local-day.ts';
import { LinesField } from '../components/form-fields.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import {
  printClosedDays,
  printStretches,
  readClosedDays,
  readWeek,
  WEEKDAYS,
} from '../opening-hours-text.ts';
import { nameFault } from '../place-draft.ts';
import { useServices } from '../services.ts';
import { FieldOfCounter } from './organisation-add-counter.tsx';
import { HoursFields, NameField } from './organisation-fields.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { PersonFields, typedPerson } from './organisation-person.tsx';
import { SecondmentFields } from './organisation-secondment.tsx';

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
        week.ok && days.ok && nameFault(name) === null
          ? api.changeServicePoint(point.id, {
              ...{ name: name.trim(), openingHours: week.value, closedDays: days.value },
            })
          : null
      }
    >
      {(tried) => (
        <>
          <NameField label={words.form.name} value={name} onInput={setName} tried={tried} />
          <HoursFields lines={lines} onInput={setLines} wrong={week.ok ? null : week.error} />
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

/** Name and field of a counter. */
export function CounterDialog(
  props: DialogProps & Readonly<{ counter: CounterEntry; fields: readonly FieldChoice[] }>,
) {
  const { counter, fields, onClose, onDone } = props;
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const [name, setName] = useState(counter.name);
  const [field, setField] = useState(counter.fieldCode ?? '');
  const change = { name: name.trim(), fieldCode: field === '' ? null : field };
  return (
    <FormDialog
      title={`${words.edit}: ${counter.name}`}
      action={words.save}
      onClose={onClose}
      onDone={onDone}
      send={() => (nameFault(name) === null ? api.changeCounter(counter.id, change) : null)}
    >
      {(tried) => (
        <>
          <NameField
            label={wording.unitPlaces.form.counterName}
            value={name}
            onInput={setName}
            tried={tried}
          />
          <FieldOfCounter fields={fields} value={field} onChoose={setField} />
        </>
      )}
    </FormDialog>
  );
}

/** Name, title and secondment of an official. */
export function OfficialDialog(props: DialogProps & Readonly<{ official: OfficialEntry }>) {
  const { official, onClose, onDone } = props;
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.organisation;
  const fullName = [official.familyName, official.givenName].join(' ').trim();
  const [name, setName] = useState(fullName);
  const [person, setPerson] = useState({
    honorific: official.honorific ?? '',
    title: official.title ?? '',
  });
  const [from, setFrom] = useState<string>(official.secondedFrom ?? '');
  const [to, setTo] = useState<string>(official.secondedTo ?? '');
  return (
    <FormDialog
      title={`${words.edit}: ${fullName}`}
      action={words.save}
      beside={['ends-before-it-begins']}
      onClose={onClose}
      onDone={onDone}
      send={() =>
        nameFault(name) === null
          ? api.changeOfficial(official.id, {
              ...{ name: name.trim(), ...typedPerson(person) },
              secondedFrom: parseLocalDay(from) ?? null,
              secondedTo: parseLocalDay(to) ?? null,
            })
          : null
      }
    >
      {(tried, refusedWith) => (
        <>
          <NameField
            label={wording.unitPlaces.form.fullName}
            hint={wording.unitPlaces.form.fullNameHint}
            value={name}
            onInput={setName}
            tried={tried}
          />
          <PersonFields {...person} onChange={(parts) => setPerson({ ...person, ...parts })} />
          <SecondmentFields
            from={from}
            to={to}
            onFrom={setFrom}
            onTo={setTo}
            refused={refusedWith('ends-before-it-begins')}
          />
        </>
      )}
    </FormDialog>
  );
}
