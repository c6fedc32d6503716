import { useState } from 'preact/hooks';
import type { PasswordOrigin } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Failure } from '../api-client.ts';
import { PasswordField } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { placeOfUse } from '../components/password-standing.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';

type State =
  | Readonly<{ kind: 'typing'; tried: boolean; failure: Failure | null }>
  | Readonly<{ kind: 'sending' }>
  | Readonly<{ kind: 'changed' }>;

const START: State = { kind: 'typing', tried: false, failure: null };

type CardProps = Readonly<{ origin: PasswordOrigin | null; onChanged: () => void }>;

/** A new own password, with the old one asked. */
export function OwnPasswordCard({ origin, onChanged }: CardProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.signIn.own;
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [state, setState] = useState<State>(START);
  const isShort = Array.from(newPassword).length < MIN_PASSWORD_LENGTH;
  const tried = state.kind === 'typing' && state.tried;
  const change = async () => {
    setState({ kind: 'typing', tried: true, failure: null });
    if (oldPassword === '' || isShort) return;
    setState({ kind: 'sending' });
    const answer = await api.changePassword({ oldPassword, newPassword });
    if (!answer.ok) {
      setState({ kind: 'typing', tried: false, failure: answer.error });
      return;
    }
    setOld('');
    setNew('');
    setState({ kind: 'changed' });
    onChanged();
  };
  return (
    <section class="card own-card">
      <h2>{words.password}</h2>
      <p class="soft">{words.passwordText}</p>
      {origin !== null && <Origin origin={origin} />}
      {state.kind === 'changed' && <Notice kind="done">{words.changed}</Notice>}
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <PasswordField
          label={words.oldPassword}
          autoComplete="current-password"
          value={oldPassword}
          onInput={setOld}
          error={tried && oldPassword === '' ? words.missingOld : undefined}
        />
        <PasswordField
          label={words.newPassword}
          hint={words.newPasswordHint}
          autoComplete="new-password"
          value={newPassword}
          onInput={setNew}
          error={tried && isShort ? wording.account.setup.shortPassword : undefined}
        />
        {state.kind === 'typing' && state.failure !== null && (
          <FailureNotice failure={state.failure} />
        )}
        <div class="form-actions">
          <button type="submit" class="button button-main" disabled={state.kind === 'sending'}>
            {state.kind === 'sending' ? words.changing : words.change}
          </button>
        </div>
      </form>
    </section>
  );
}

/** So that the person sees who made the link, and whether the use of it was the own. */
function Origin({ origin }: Readonly<{ origin: PasswordOrigin }>) {
  const { wording } = useSpeech();
  const { own, standing } = wording.invitation;
  const { invitedBy, approvedBy, atMs, beside } = origin;
  const by = approvedBy === null ? invitedBy : standing.andBy(invitedBy, approvedBy);
  return (
    <div class="password-origin">
      <h3>{own.title}</h3>
      <p>{own.text(by, formatInstant(atMs), placeOfUse(origin, wording))}</p>
      {beside !== null && <Notice kind="warning">{standing.beside(beside)}</Notice>}
      <p class="soft">{own.not}</p>
    </div>
  );
}
