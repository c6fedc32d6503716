import { useState } from 'preact/hooks';
import type { Accounts, AccountSummary, GrantSummary } from '../../../shared/api/account.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { PasswordField, TextField } from '../components/field.tsx';
import { GrantFields } from '../components/grant-fields.tsx';
import { EMPTY_GRANT, grantOf, isGrant } from '../grant-draft.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { MIN_PASSWORD_LENGTH } from '../setup-form.ts';

/** What is being asked about the accounts. */
export type AccountQuestion =
  | Readonly<{ kind: 'add' }>
  | Readonly<{ kind: 'role' | 'password' | 'close'; account: AccountSummary }>
  | Readonly<{ kind: 'end'; account: AccountSummary; grant: GrantSummary }>;

type DialogProps<Question> = Readonly<{
  question: Question;
  onDone: (accounts: Accounts) => void;
  onClose: () => void;
}>;

/** The dialog of a question. */
export function AccountDialog({ question, ...rest }: DialogProps<AccountQuestion>) {
  switch (question.kind) {
    case 'add':
      return <AddDialog {...rest} />;
    case 'role':
      return <RoleDialog {...rest} account={question.account} />;
    case 'password':
      return <PasswordDialog {...rest} account={question.account} />;
    case 'close':
      return <CloseDialog {...rest} account={question.account} />;
    case 'end':
      return <EndDialog {...rest} account={question.account} grant={question.grant} />;
  }
}

type Asked = Omit<DialogProps<never>, 'question'>;
type AboutAccount = Asked & Readonly<{ account: AccountSummary }>;

const LOGIN_FORM = /^[a-z0-9][a-z0-9._@-]{1,63}$/u;
const isShort = (password: string) => Array.from(password).length < MIN_PASSWORD_LENGTH;

function AddDialog(asked: Asked) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const [draft, setDraft] = useState({ displayName: '', login: '', password: '' });
  const [grant, setGrant] = useState(EMPTY_GRANT);
  const [tried, setTried] = useState(false);
  const checked = grantOf(grant);
  const wrong = {
    displayName: draft.displayName.trim() === '',
    login: !LOGIN_FORM.test(draft.login.trim()),
    password: isShort(draft.password),
  };
  const faultOf = (field: keyof typeof wrong) =>
    tried && wrong[field] ? words.faults[field] : undefined;
  const send = () => {
    setTried(true);
    if (!isGrant(checked) || Object.values(wrong).includes(true)) return undefined;
    const { displayName, login, password } = draft;
    return api.addAccount({
      displayName: displayName.trim(),
      login: login.trim(),
      password,
      grant: checked,
    });
  };
  return (
    <FormDialog title={words.addTitle} action={words.add} send={send} {...asked}>
      <div class="field-pair">
        <TextField
          label={words.fields.displayName}
          autoFocus
          value={draft.displayName}
          onInput={(displayName) => setDraft({ ...draft, displayName })}
          error={faultOf('displayName')}
        />
        <TextField
          label={words.fields.login}
          hint={words.fields.loginHint}
          value={draft.login}
          onInput={(login) => setDraft({ ...draft, login })}
          error={faultOf('login')}
        />
      </div>
      <PasswordField
        label={words.fields.password}
        hint={words.fields.passwordHint}
        autoComplete="new-password"
        value={draft.password}
        onInput={(password) => setDraft({ ...draft, password })}
        error={faultOf('password')}
      />
      <GrantFields
        draft={grant}
        onChange={setGrant}
        faults={tried && !isGrant(checked) ? checked : []}
      />
    </FormDialog>
  );
}

function RoleDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const [grant, setGrant] = useState(EMPTY_GRANT);
  const [tried, setTried] = useState(false);
  const checked = grantOf(grant);
  const send = () => {
    setTried(true);
    return isGrant(checked) ? api.addGrant(account.id, checked) : undefined;
  };
  const title = words.roleTitle(account.displayName);
  return (
    <FormDialog title={title} action={words.addRole} send={send} {...asked}>
      <GrantFields
        draft={grant}
        onChange={setGrant}
        faults={tried && !isGrant(checked) ? checked : []}
      />
    </FormDialog>
  );
}

function PasswordDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    return isShort(password) ? undefined : api.resetPassword(account.id, { password });
  };
  const title = words.passwordTitle(account.displayName);
  return (
    <FormDialog title={title} action={words.resetPassword} send={send} {...asked}>
      <p>{words.passwordText}</p>
      <PasswordField
        label={words.fields.newPassword}
        hint={words.fields.passwordHint}
        autoComplete="new-password"
        value={password}
        onInput={setPassword}
        error={tried && isShort(password) ? words.faults.password : undefined}
      />
    </FormDialog>
  );
}

function CloseDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const title = words.closeTitle(account.displayName);
  const send = () => api.closeAccount(account.id);
  return (
    <FormDialog title={title} action={words.close} send={send} {...asked}>
      <p>{words.closeText}</p>
    </FormDialog>
  );
}

function EndDialog({ account, grant, ...asked }: AboutAccount & Readonly<{ grant: GrantSummary }>) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const title = words.endTitle(words.roles[grant.role].name, account.displayName);
  const send = () => api.endGrant(grant.id);
  return (
    <FormDialog title={title} action={words.endRole} send={send} {...asked}>
      <p>{words.endText}</p>
    </FormDialog>
  );
}
