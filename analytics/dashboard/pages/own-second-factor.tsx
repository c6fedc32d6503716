import { useState } from 'preact/hooks';
import type { SecondFactorState } from '../../../shared/api/own-account.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { EnrolmentSteps } from '../components/enrolment-steps.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { RecoveryCodesStep } from '../components/recovery-codes.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type CardProps = Readonly<{ state: SecondFactorState; onChanged: () => void }>;

/** What the card is doing beside showing the state. */
type Work =
  | Readonly<{ kind: 'none' }>
  | Readonly<{ kind: 'enrolling'; hasCodes: boolean }>
  | Readonly<{ kind: 'codes'; codes: readonly string[] }>
  | Readonly<{ kind: 'done'; text: string }>
  | Readonly<{ kind: 'failed'; failure: Failure }>;

/** Fewer recovery codes than this: time for new ones. */
const FEW_CODES = 3;

export function OwnSecondFactorCard({ state, onChanged }: CardProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.own;
  const { api } = useServices();
  const [work, setWork] = useState<Work>({ kind: 'none' });
  const isOn = state.enrolledAtMs !== null;
  const showsCodes = work.kind === 'codes' || (work.kind === 'enrolling' && work.hasCodes);
  const leave = () => {
    setWork({ kind: 'none' });
    onChanged();
  };
  const finish = (text: string) => {
    setWork({ kind: 'done', text });
    onChanged();
  };
  return (
    <section class="card own-card">
      <h2>
        {words.secondFactor}{' '}
        <span class={isOn ? 'chip chip-met' : 'chip chip-warning'}>
          {isOn ? words.on : words.off}
        </span>
      </h2>
      <StateText state={state} />
      {work.kind === 'done' && <Notice kind="done">{work.text}</Notice>}
      {work.kind === 'failed' && <FailureNotice failure={work.failure} />}
      <Actions state={state} onWork={setWork} onDone={finish} />
      {(work.kind === 'enrolling' || work.kind === 'codes') && (
        <Dialog
          title={work.kind === 'enrolling' ? wording.signIn.enrolment.title : words.newCodes}
          // Codes are shown once: they are left by saying that they are put away.
          onClose={showsCodes ? undefined : leave}
        >
          {work.kind === 'enrolling' ? (
            <EnrolmentSteps
              api={api}
              onDone={() => finish(words.turnedOn)}
              onCodes={() => setWork({ kind: 'enrolling', hasCodes: true })}
            />
          ) : (
            <RecoveryCodesStep codes={work.codes} onDone={() => finish(words.codesRenewed)} />
          )}
        </Dialog>
      )}
    </section>
  );
}

function StateText({ state }: Readonly<{ state: SecondFactorState }>) {
  const { wording } = useSpeech();
  const words = wording.signIn.own;
  if (state.enrolledAtMs === null) return <p>{words.offText}</p>;
  return (
    <>
      <p>
        {words.since(formatInstant(state.enrolledAtMs))} {words.codesLeft(state.recoveryCodesLeft)}
      </p>
      {state.recoveryCodesLeft < FEW_CODES && <Notice kind="warning">{words.fewCodes}</Notice>}
      {state.mandatory && <p class="soft">{words.mandatory}</p>}
    </>
  );
}

type ActionsProps = Readonly<{
  state: SecondFactorState;
  onWork: (work: Work) => void;
  onDone: (text: string) => void;
}>;

function Actions({ state, onWork, onDone }: ActionsProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.own;
  const { api } = useServices();
  const enrol = () => onWork({ kind: 'enrolling', hasCodes: false });
  const renew = async () => {
    const answer = await api.renewRecoveryCodes();
    onWork(
      answer.ok
        ? { kind: 'codes', codes: answer.value.codes }
        : { kind: 'failed', failure: answer.error },
    );
  };
  const turnOff = async () => {
    const answer = await api.turnSecondFactorOff();
    if (answer.ok) onDone(words.turnedOff);
    else onWork({ kind: 'failed', failure: answer.error });
  };
  if (state.enrolledAtMs === null) {
    return (
      <div class="own-actions">
        <button type="button" class="button button-main" onClick={enrol}>
          {words.turnOn}
        </button>
      </div>
    );
  }
  return (
    <div class="own-actions">
      <button type="button" class="button" onClick={() => void renew()}>
        {words.newCodes}
      </button>
      <button type="button" class="button" onClick={enrol}>
        {words.move}
      </button>
      {!state.mandatory && (
        <button type="button" class="button" onClick={() => void turnOff()}>
          {words.turnOff}
        </button>
      )}
    </div>
  );
}
