import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import type { PairingPreview } from '../../../shared/api/pairing.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { CardChoice } from '../components/card-choice.tsx';
import { CounterChoice } from '../components/counter-choice.tsx';
import { TextField } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { nameFault, wordOf } from '../kiosk-name.ts';
import { readUserCode } from '../kiosk-presence.ts';
import { useServices } from '../services.ts';

type DialogProps = Readonly<{
  /** From the address that the kiosk's QR code opens; empty when there was none. */
  code: string;
  onClose: () => void;
  onPaired: (kiosk: KioskSummary) => void;
}>;

/** First the code that the kiosk shows, then its fingerprint to compare and its place. */
export function PairingDialog({ code, onClose, onPaired }: DialogProps) {
  const { wording } = useSpeech();
  const [preview, setPreview] = useState<PairingPreview | null>(null);
  return (
    <Dialog title={wording.administration.pairing.title} onClose={onClose}>
      {preview === null ? (
        <CodeStep code={code} onClose={onClose} onFound={setPreview} />
      ) : (
        <ApprovalStep preview={preview} onBack={() => setPreview(null)} onPaired={onPaired} />
      )}
    </Dialog>
  );
}

type CodeProps = Readonly<{
  code: string;
  onClose: () => void;
  onFound: (preview: PairingPreview) => void;
}>;

function CodeStep({ code: given, onClose, onFound }: CodeProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.administration.pairing;
  const [text, setText] = useState(given);
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const check = async () => {
    const code = readUserCode(text);
    setWrong(code === undefined);
    setFailure(null);
    if (code === undefined) return;
    setBusy(true);
    const answer = await api.pairing(code);
    setBusy(false);
    if (answer.ok) onFound(answer.value);
    else setFailure(answer.error);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void check();
      }}
    >
      <TextField
        label={words.codeLabel}
        hint={words.codeHint}
        kind="code"
        autoFocus
        value={text}
        onInput={setText}
        error={wrong ? words.badCode : undefined}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button" onClick={onClose}>
          {wording.shell.cancel}
        </button>
        <button type="submit" class="button button-main" disabled={busy}>
          {words.check}
        </button>
      </div>
    </form>
  );
}

type ApprovalProps = Readonly<{
  preview: PairingPreview;
  onBack: () => void;
  onPaired: (kiosk: KioskSummary) => void;
}>;

function ApprovalStep({ preview, onBack, onPaired }: ApprovalProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.administration.pairing;
  const [same, setSame] = useState(false);
  const [counterId, setCounterId] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [questionnaire, setQuestionnaire] = useState('mot-cham');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const approve = async () => {
    setTried(true);
    setFailure(null);
    if (!same || counterId === null || nameFault(name) !== undefined) return;
    setBusy(true);
    const approval = { counterId, name: name.trim(), questionnaire };
    const answer = await api.approvePairing(preview.userCode, approval);
    setBusy(false);
    if (answer.ok) onPaired(answer.value);
    else setFailure(answer.error);
  };
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void approve();
      }}
    >
      <Fingerprint preview={preview} same={same} missing={tried && !same} onSame={setSame} />
      <CounterChoice
        chosen={counterId}
        onChoose={setCounterId}
        error={tried && counterId === null ? words.chooseCounter : undefined}
      />
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onInput={setName}
        error={tried ? wordOf(nameFault(name), wording.place) : undefined}
      />
      <QuestionnaireChoice chosen={questionnaire} onChoose={setQuestionnaire} />
      {failure !== null && <FailureNotice failure={failure} />}
      <div class="form-actions">
        <button type="button" class="button" onClick={onBack}>
          {words.startOver}
        </button>
        <button type="submit" class="button button-main" disabled={busy}>
          {busy ? words.approving : words.approve}
        </button>
      </div>
    </form>
  );
}

type FingerprintProps = Readonly<{
  preview: PairingPreview;
  same: boolean;
  missing: boolean;
  onSame: (same: boolean) => void;
}>;

function Fingerprint({ preview, same, missing, onSame }: FingerprintProps) {
  const { wording } = useSpeech();
  const words = wording.administration.pairing;
  return (
    <div class={missing ? 'field field-wrong' : 'field'}>
      <span class="field-title">{words.fingerprint}</span>
      <code class="fingerprint">{preview.fingerprint}</code>
      <p class="field-hint">
        {words.compare} {words.expires(formatInstant(preview.expiresAtMs).slice(0, 5))}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={same}
          aria-invalid={missing}
          aria-describedby={missing ? 'same-error' : undefined}
          onChange={(event) => onSame(event.currentTarget.checked)}
        />
        {words.same}
      </label>
      {missing && (
        <p id="same-error" class="field-error">
          <span aria-hidden="true">✕ </span>
          {words.confirmSame}
        </p>
      )}
    </div>
  );
}

type ChoiceProps = Readonly<{ chosen: string; onChoose: (code: string) => void }>;

function QuestionnaireChoice({ chosen, onChoose }: ChoiceProps) {
  const { wording } = useSpeech();
  const words = wording.administration.pairing;
  return (
    <CardChoice
      legend={words.questionnaire}
      name="questionnaire"
      cards={Object.entries(words.questionnaires).map(([key, card]) => ({ key, ...card }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
