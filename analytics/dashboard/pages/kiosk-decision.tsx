import { useState } from 'preact/hooks';
import type { KioskSummary } from '../../../shared/api/organisation.ts';
import type { Failure } from '../api-client.ts';
import { TextField } from '../components/field.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

/** What an administrator may decide about a kiosk. */
export type Decision = 'revoke' | 'reinstate';

type DialogProps = Readonly<{
  decision: Decision;
  kiosk: KioskSummary;
  onClose: () => void;
  onDecided: () => void;
}>;

/** Says what the decision does, and asks for the reason that is kept with it. */
export function DecisionDialog({ decision, kiosk, onClose, onDecided }: DialogProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.device.decisions;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = reason.trim().length < 3;
  const decide = async () => {
    setTried(true);
    setFailure(null);
    if (missing) return;
    setBusy(true);
    const call = decision === 'revoke' ? api.revokeKiosk : api.reinstateKiosk;
    const answer = await call(kiosk.id, { reason: reason.trim() });
    setBusy(false);
    if (answer.ok) onDecided();
    else setFailure(answer.error);
  };
  return (
    <Dialog title={words[`${decision}Title`](kiosk.name)} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void decide();
        }}
      >
        <p>{words[`${decision}Text`]}</p>
        <TextField
          label={words.reason}
          hint={words.reasonHint}
          autoFocus
          value={reason}
          onInput={setReason}
          error={tried && missing ? words.reasonMissing : undefined}
        />
        {failure !== null && <FailureNotice failure={failure} />}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {wording.shell.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? words.deciding : words[decision]}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
