import { useState } from 'preact/hooks';
import type { PasswordOrigin } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import { PasswordField } from '../components/field.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { placeOfUse } from '../components/password-standing.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';
import { useForm } from '../use-form.ts';

type CardProps = Readonly<{ origin: PasswordOrigin | null; onChanged: () => void }>;

/** A new own password, with the old one asked. */
export function OwnPasswordCard({ origin, onChanged }: CardProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.signIn.own;
  const [oldPassword, setOld] = useState('');
  const [newPassword, setNew] = useState('');
  const [changed, setChanged] = useState(false);
  const { element, tried, busy, failure, submit } = useForm<null>();
  const isShort = Array.from(newPassword).length < MIN_PASSWORD_LENGTH;
  const act = {
    action: words.change,
    send: () => {
      setChanged(false);
      return oldPassword === '' || isShort
        ? null
        : api.changePassword({ oldPassword, newPassword });
    },
    onDone: () => {
      setOld('');
      setNew('');
      setChanged(true);
      onChanged();
    },
  };
  return (
    <section class="card own-card">
      <h2>{words.password}</h2>
      <p class="soft">{words.passwordText}</p>
      {origin !== null && <Origin origin={origin} />}
      {changed && <Notice kind="done">{words.changed}</Notice>}
      <form
        ref={element}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit(act);
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
        {failure !== null && <FailureNotice failure={failure} />}
        <div class="form-actions">
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? words.changing : words.change}
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
