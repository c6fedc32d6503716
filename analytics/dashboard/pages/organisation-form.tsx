import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { isValidOn } from '../../../shared/domain/validity.ts';
import { compareNames } from '../../reports/sort-names.ts';
import type { Answer, Failure } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { Dialog } from '../components/popover.tsx';
import { useSpeech } from '../i18n/wording.tsx';

type FormProps<T> = Readonly<{
  title: string;
  hint?: string;
  action: string;
  /** Null while something is missing: then `children` say what. */
  send: () => Promise<Answer<T>> | null;
  onClose: () => void;
  onDone: (value: T) => void;
  /** `tried`: from now on what is missing is marked. */
  children: (tried: boolean) => ComponentChildren;
}>;

/** A dialog that changes something: its fields, what went wrong, cancel and do. */
export function FormDialog<T>(props: FormProps<T>) {
  const { title, hint, action, send, onClose, onDone, children } = props;
  const { wording } = useSpeech();
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async () => {
    setTried(true);
    setFailure(null);
    const sending = send();
    if (sending === null) return;
    setBusy(true);
    const answer = await sending;
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setFailure(answer.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {hint !== undefined && <p>{hint}</p>}
        {children(tried)}
        {failure !== null && <FailureNotice failure={failure} />}
        <div class="form-actions">
          <button type="button" class="button" onClick={onClose}>
            {wording.shell.cancel}
          </button>
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? wording.organisation.saving : action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Units that exist on a day, for a list to choose from. */
export function unitOptions(
  { units }: OrganisationHistory,
  day: LocalDay,
): { value: string; text: string }[] {
  return units
    .filter((unit) => isValidOn(unit, day))
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map(({ id, name, code }) => ({ value: id, text: `${name} · ${code}` }));
}
