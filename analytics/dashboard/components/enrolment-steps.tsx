import { useState } from 'preact/hooks';
import type { SecondFactorDraft } from '../../../shared/api/own-account.ts';
import type { Api, Failure } from '../api-client.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { CodeForm } from './code-form.tsx';
import { FailureNotice } from './notice.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodesStep } from './recovery-codes.tsx';

type StepsProps = Readonly<{
  api: Api;
  onDone: () => void;
  /** The recovery codes stand on the screen, this once. */
  onCodes?: () => void;
}>;

/** Turning two-step sign-in on: the secret, its first code, the recovery codes. */
export function EnrolmentSteps({ api, onDone, onCodes }: StepsProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.enrolment;
  const [draft, setDraft] = useState<SecondFactorDraft | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const begin = async () => {
    setBusy(true);
    setFailure(null);
    const answer = await api.draftSecondFactor();
    setBusy(false);
    if (answer.ok) setDraft(answer.value);
    else setFailure(answer.error);
  };
  if (codes !== null) return <RecoveryCodesStep codes={codes} onDone={onDone} />;
  if (draft === null) {
    return (
      <div class="form">
        <p>{words.apps}</p>
        {failure !== null && <FailureNotice failure={failure} />}
        <button
          type="button"
          class="button button-main button-wide"
          disabled={busy}
          onClick={() => void begin()}
        >
          {busy ? words.begun : words.begin}
        </button>
      </div>
    );
  }
  return (
    <div class="form">
      <Secret draft={draft} />
      <CodeForm
        label={words.enter}
        hint={wording.signIn.code.hint}
        kind="digits"
        submit={words.confirm}
        send={(code) => api.turnSecondFactorOn({ code })}
        onDone={(made) => {
          setCodes(made.codes);
          onCodes?.();
        }}
      />
    </div>
  );
}

/** Once as a picture for the phone, once as text for the hand. */
function Secret({ draft }: Readonly<{ draft: SecondFactorDraft }>) {
  const { wording } = useSpeech();
  const words = wording.signIn.enrolment;
  return (
    <section class="enrolment-secret">
      <h2>{words.scan}</h2>
      <QrCode text={draft.address} label={words.qr} />
      <div>
        <p>{words.byHand}</p>
        <code class="fingerprint">{draft.secret.replace(/(.{4})(?=.)/gu, '$1 ')}</code>
        <p class="field-hint">{words.once}</p>
      </div>
    </section>
  );
}
