import { useId, useState } from 'preact/hooks';
import type { Annulments, AnnulmentWindowQuery } from '../../../shared/api/annulments.ts';
import {
  ANNULMENT_PLACES,
  ANNULMENT_REASON_NAMES,
  ANNULMENT_REASONS,
} from '../../../shared/domain/annulment.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import {
  checkAnnulment,
  wrongFields,
  type AnnulmentTyped,
  type WindowField,
} from '../annulment-draft.ts';
import { CounterChoice } from '../components/counter-choice.tsx';
import { FormDialog } from '../components/form-dialog.tsx';
import { ChoiceField, DayField, LinesField } from '../components/form-fields.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { TimeField } from '../components/time-field.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { CoverageText } from './annulment-coverage.tsx';

type DialogProps = Readonly<{ onClose: () => void; onDone: (annulments: Annulments) => void }>;

/** Names a place and a window, and shows what goes with it before it is asked for. */
export function AnnulmentProposeDialog({ onClose, onDone }: DialogProps) {
  const { wording } = useSpeech();
  const { api, nowMs } = useServices();
  const today = localDayOf(nowMs());
  const [typed, setTyped] = useState<AnnulmentTyped>({
    ...{ place: 'counter', counterId: null, kioskId: '', reason: '', explanation: '' },
    ...{ fromDay: today, fromTime: '', toDay: today, toTime: '' },
  });
  const words = wording.annulment.form;
  const { window, request } = checkAnnulment(typed, nowMs());
  return (
    <FormDialog
      title={words.title}
      hint={words.hint}
      action={wording.annulment.propose}
      onClose={onClose}
      leave={wording.annulment.leave}
      onDone={onDone}
      send={() => (request === null ? null : api.annulments.propose(request))}
    >
      {(tried) => (
        <>
          <PlaceFields typed={typed} tried={tried} onChange={setTyped} />
          <WindowFields typed={typed} tried={tried} onChange={setTyped} />
          {window !== null && <Coverage window={window} />}
          <ReasonFields typed={typed} tried={tried} onChange={setTyped} />
        </>
      )}
    </FormDialog>
  );
}

type FieldsProps = Readonly<{
  typed: AnnulmentTyped;
  tried: boolean;
  onChange: (typed: AnnulmentTyped) => void;
}>;

function PlaceFields({ typed, tried, onChange }: FieldsProps) {
  const { wording } = useSpeech();
  const { api, nowMs } = useServices();
  const kiosks = useRequest('kiosks', api.kiosks);
  const words = wording.annulment.form;
  const { faults } = checkAnnulment(typed, nowMs());
  const error = tried && faults.place ? words.noPlace : undefined;
  const known = kiosks.state.kind === 'ready' ? kiosks.state.value.kiosks : [];
  return (
    <>
      <ChoiceField
        label={words.place}
        value={typed.place}
        options={ANNULMENT_PLACES.map((value) => ({ value, text: words.places[value] }))}
        onChoose={(value) => onChange({ ...typed, place: value === 'kiosk' ? 'kiosk' : 'counter' })}
      />
      {typed.place === 'counter' ? (
        <CounterChoice
          chosen={typed.counterId}
          onChoose={(counterId) => onChange({ ...typed, counterId })}
          error={error}
        />
      ) : kiosks.state.kind === 'failed' ? (
        <FailureNotice failure={kiosks.state.failure} onRetry={kiosks.reload} />
      ) : (
        <ChoiceField
          label={words.kiosk}
          value={typed.kioskId}
          options={[
            { value: '', text: words.chooseKiosk },
            ...known.map(({ id, name, counter, unit }) => ({
              value: id,
              text: [name, counter.name, unit.name].join(' · '),
            })),
          ]}
          onChoose={(kioskId) => onChange({ ...typed, kioskId })}
          error={error}
        />
      )}
    </>
  );
}

function WindowFields({ typed, tried, onChange }: FieldsProps) {
  const { wording } = useSpeech();
  const { nowMs } = useServices();
  const words = wording.annulment.form;
  const fault = checkAnnulment(typed, nowMs()).faults.window;
  // What is reversed or too long is said at once; what is not typed yet, when it is sent.
  const isWrong = fault !== null && (tried || fault !== 'unreadable');
  const errorId = useId();
  const wrong = isWrong ? wrongFields(typed, fault) : [];
  const field = (name: WindowField) => ({
    value: typed[name],
    onInput: (value: string) => onChange({ ...typed, [name]: value }),
    errorId: wrong.includes(name) ? errorId : undefined,
  });
  return (
    <fieldset class="annulment-window">
      <legend class="visually-hidden">{`${words.fromDay} – ${words.toDay}`}</legend>
      <DayField label={words.fromDay} {...field('fromDay')} />
      <TimeField label={words.fromTime} {...field('fromTime')} />
      <DayField label={words.toDay} {...field('toDay')} />
      <TimeField label={words.toTime} {...field('toTime')} />
      {isWrong && (
        <p id={errorId} class="field-error" role="alert">
          <span aria-hidden="true">✕ </span>
          {words.windows[fault]}
        </p>
      )}
    </fieldset>
  );
}

function ReasonFields({ typed, tried, onChange }: FieldsProps) {
  const { wording, inLanguage } = useSpeech();
  const { nowMs } = useServices();
  const words = wording.annulment.form;
  const { faults } = checkAnnulment(typed, nowMs());
  return (
    <>
      <ChoiceField
        label={words.reason}
        value={typed.reason}
        options={[
          { value: '', text: words.chooseReason },
          ...ANNULMENT_REASONS.map((value) => ({
            value,
            text: inLanguage(ANNULMENT_REASON_NAMES[value]),
          })),
        ]}
        onChoose={(reason) => onChange({ ...typed, reason })}
        error={tried && faults.reason ? words.noReason : undefined}
      />
      <LinesField
        label={words.explanation}
        hint={words.explanationHint}
        value={typed.explanation}
        onInput={(explanation) => onChange({ ...typed, explanation })}
        error={tried && faults.explanation ? words.shortExplanation : undefined}
      />
    </>
  );
}

/** Counted anew whenever place or window change. */
function Coverage({ window }: Readonly<{ window: AnnulmentWindowQuery }>) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.annulment.coverage;
  const { state } = useRequest(JSON.stringify(window), () => api.annulments.coverage(window));
  const isCounting = state.kind === 'loading' || (state.kind === 'ready' && state.refreshing);
  return (
    <section class="annulment-coverage" aria-live="polite">
      <h3>{words.title}</h3>
      {isCounting && <p class="soft">{words.loading}</p>}
      {!isCounting && state.kind === 'failed' && <FailureNotice failure={state.failure} />}
      {!isCounting && state.kind === 'ready' && <CoverageText coverage={state.value} />}
    </section>
  );
}
