import { useState } from 'preact/hooks';
import type { DutyEntry } from '../../../shared/api/duties.ts';
import type { CounterEntry, OfficialEntry } from '../../../shared/api/organisation-history.ts';
import { addDays, parseLocalDay, type LocalDay } from '../../../shared/domain/local-day.ts';
import {
  clockOfMinute,
  dayOfMinute,
  localMinuteStartMs,
  parseLocalMinute,
} from '../../../shared/domain/local-minute.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { ChoiceField, DayField } from '../components/form-fields.tsx';
import { TimeField } from '../components/time-field.tsx';
import { officialName, officialsServing } from '../duty-week.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { RemoveDutyDialog } from './duties-remove.tsx';

/** A stretch to change, or (null) a new one with the hours to begin with. */
export interface AskedDuty {
  readonly counter: CounterEntry;
  readonly day: LocalDay;
  readonly hours: Readonly<{ from: string; to: string }>;
  readonly duty: DutyEntry | null;
}

type DialogProps = Readonly<{
  asked: AskedDuty;
  officials: readonly OfficialEntry[];
  onClose: () => void;
  /** What was done, and how many ratings went along. */
  onDone: (text: string, reAttributed: number) => void;
}>;

/** Official, first and last minute of a stretch of duty; a stretch that exists can be removed. */
export function DutyDialog({ asked, officials, onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api, nowMs } = useServices();
  const words = wording.duties;
  const { counter, duty } = asked;
  const [officialId, setOfficialId] = useState(duty?.officialId ?? '');
  const [times, setTimes] = useState(() => timesOf(asked));
  const [removing, setRemoving] = useState(false);
  if (removing && duty !== null) {
    return <RemoveDutyDialog duty={duty} onClose={onClose} onDone={onDone} />;
  }
  const from = parseLocalMinute(`${times.fromDay}T${times.fromClock}`);
  const to = parseLocalMinute(`${times.toDay}T${times.toClock}`);
  const isOrdered = from !== undefined && to !== undefined && from < to;
  const wrongTime = isOrdered
    ? undefined
    : from === undefined || to === undefined
      ? words.form.timeMissing
      : words.form.endsBefore;
  const send = () => {
    if (!isOrdered || officialId === '') return undefined;
    const said = { officialId, from, to };
    return duty === null
      ? api.duties.add({ ...said, counterId: counter.id })
      : api.duties.change(duty.id, said);
  };
  const kiosk = duty?.saidAtKiosk ?? null;
  const hasBegun = from !== undefined && localMinuteStartMs(from) < nowMs();
  return (
    <FormDialog
      title={
        duty === null ? words.form.addTitle(counter.name) : words.form.changeTitle(counter.name)
      }
      action={words.form.save}
      send={send}
      onDone={({ reAttributed }) => onDone(words.saved, reAttributed)}
      onClose={onClose}
    >
      {(tried) => (
        <>
          {kiosk !== null && <p class="field-hint">{words.saidAt(kiosk)}</p>}
          <OfficialField
            {...{ officials, duty, officialId }}
            day={parseLocalDay(times.fromDay) ?? asked.day}
            error={tried && officialId === '' ? words.form.officialMissing : undefined}
            onChoose={setOfficialId}
          />
          <TimeFields times={times} onTimes={setTimes} error={tried ? wrongTime : undefined} />
          {hasBegun && <p class="field-warning">{words.form.past}</p>}
          {duty !== null && (
            <button type="button" class="link-button duty-remove" onClick={() => setRemoving(true)}>
              {words.form.remove}
            </button>
          )}
        </>
      )}
    </FormDialog>
  );
}

interface Times {
  readonly fromDay: string;
  readonly fromClock: string;
  readonly toDay: string;
  readonly toClock: string;
}

function timesOf({ day, hours, duty }: AskedDuty): Times {
  if (duty !== null) {
    return {
      ...{ fromDay: dayOfMinute(duty.from), fromClock: clockOfMinute(duty.from) },
      ...{ toDay: dayOfMinute(duty.to), toClock: clockOfMinute(duty.to) },
    };
  }
  // A clock shows the end of a day as the beginning of the next.
  const toDay = hours.to === '24:00' ? addDays(day, 1) : day;
  const toClock = hours.to === '24:00' ? '00:00' : hours.to;
  return { fromDay: day, fromClock: hours.from, toDay, toClock };
}

type OfficialProps = Readonly<{
  officials: readonly OfficialEntry[];
  duty: DutyEntry | null;
  day: LocalDay;
  officialId: string;
  error: string | undefined;
  onChoose: (id: string) => void;
}>;

function OfficialField({ officials, duty, day, officialId, error, onChoose }: OfficialProps) {
  const { wording } = useSpeech();
  const words = wording.duties.form;
  const serving = officialsServing(officials, day).map((one) => ({
    value: one.id,
    text: [officialName(one), ...(one.title === null ? [] : [one.title])].join(' · '),
  }));
  // Whoever is on duty stays in the list, though moved to another unit since.
  const own = serving.some(({ value }) => value === duty?.officialId);
  const named = duty?.officialId ?? null;
  const kept = named === null || own ? [] : [{ value: named, text: duty?.officialName ?? '' }];
  const options = [{ value: '', text: words.chooseOfficial }, ...kept, ...serving];
  return (
    <ChoiceField
      label={words.official}
      value={officialId}
      options={options}
      onChoose={onChoose}
      error={error}
      {...(options.length === 1 ? { hint: words.noOfficials } : {})}
    />
  );
}

type TimesProps = Readonly<{
  times: Times;
  onTimes: (times: Times) => void;
  error: string | undefined;
}>;

function TimeFields({ times, onTimes, error }: TimesProps) {
  const { wording } = useSpeech();
  const words = wording.duties.form;
  return (
    <>
      <div class="field-pair duty-times">
        <DayField
          label={words.fromDay}
          value={times.fromDay}
          onInput={(fromDay) =>
            // Most stretches end on the day on which they begin.
            onTimes({
              ...times,
              fromDay,
              toDay: times.toDay === times.fromDay ? fromDay : times.toDay,
            })
          }
        />
        <TimeField
          label={words.fromClock}
          value={times.fromClock}
          onInput={(fromClock) => onTimes({ ...times, fromClock })}
        />
      </div>
      <div class="field-pair duty-times">
        <DayField
          label={words.toDay}
          value={times.toDay}
          onInput={(toDay) => onTimes({ ...times, toDay })}
          error={error}
        />
        <TimeField
          label={words.toClock}
          value={times.toClock}
          onInput={(toClock) => onTimes({ ...times, toClock })}
        />
      </div>
      <p class="field-hint">{words.toClockHint}</p>
    </>
  );
}
