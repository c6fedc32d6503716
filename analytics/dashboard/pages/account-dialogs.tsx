import { useState } from 'preact/hooks';
import { needsSecondPerson } from '../../../shared/domain/role.ts';
import type {
  Accounts,
  AccountSummary,
  GrantSummary,
  InvitedAccounts,
} from '../../../shared/api/account.ts';
import { FormDialog } from '../components/form-dialog.tsx';
import { TextField } from '../components/field.tsx';
import { GrantFields } from '../components/grant-fields.tsx';
import { Notice } from '../components/notice.tsx';
import { EMPTY_GRANT, grantOf, isGrant } from '../grant-draft.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

/** What is being asked about the accounts. */
export type AccountQuestion =
  | Readonly<{ kind: 'add' }>
  | Readonly<{
      kind: 'role' | 'link' | 'approve-link' | 'end-link' | 'close';
      account: AccountSummary;
    }>
  | Readonly<{ kind: 'end'; account: AccountSummary; grant: GrantSummary }>;

type DialogProps<Question> = Readonly<{
  question: Question;
  onDone: (accounts: Accounts | InvitedAccounts) => void;
  onClose: () => void;
}>;

/** The dialog of a question. */
export function AccountDialog({ question, ...rest }: DialogProps<AccountQuestion>) {
  switch (question.kind) {
    case 'add':
      return <AddDialog {...rest} />;
    case 'role':
      return <RoleDialog {...rest} account={question.account} />;
    case 'link':
      return <LinkDialog {...rest} account={question.account} />;
    case 'approve-link':
      return <ApproveLinkDialog {...rest} account={question.account} />;
    case 'end-link':
      return <EndLinkDialog {...rest} account={question.account} />;
    case 'close':
      return <CloseDialog {...rest} account={question.account} />;
    case 'end':
      return <EndDialog {...rest} account={question.account} grant={question.grant} />;
  }
}

type Asked = Omit<DialogProps<never>, 'question'>;
type AboutAccount = Asked & Readonly<{ account: AccountSummary }>;

const LOGIN_FORM = /^[a-z0-9][a-z0-9._@-]{1,63}$/u;

function AddDialog(asked: Asked) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const [draft, setDraft] = useState({ displayName: '', login: '' });
  const [grant, setGrant] = useState(EMPTY_GRANT);
  const checked = grantOf(grant);
  const wrong = {
    displayName: draft.displayName.trim() === '',
    login: !LOGIN_FORM.test(draft.login.trim()),
  };
  const faultOf = (field: keyof typeof wrong, tried: boolean) =>
    tried && wrong[field] ? words.faults[field] : undefined;
  const send = () => {
    if (!isGrant(checked) || Object.values(wrong).includes(true)) return undefined;
    const { displayName, login } = draft;
    return api.addAccount({
      displayName: displayName.trim(),
      login: login.trim(),
      grant: checked,
    });
  };
  return (
    <FormDialog title={words.addTitle} action={words.add} send={send} {...asked}>
      {(tried) => (
        <>
          <div class="field-pair">
            <TextField
              label={words.fields.displayName}
              autoFocus
              value={draft.displayName}
              onInput={(displayName) => setDraft({ ...draft, displayName })}
              error={faultOf('displayName', tried)}
            />
            <TextField
              label={words.fields.login}
              hint={words.fields.loginHint}
              value={draft.login}
              onInput={(login) => setDraft({ ...draft, login })}
              error={faultOf('login', tried)}
            />
          </div>
          <GrantFields
            draft={grant}
            onChange={setGrant}
            faults={tried && !isGrant(checked) ? checked : []}
          />
          <p class="soft">{wording.invitation.ask.text}</p>
        </>
      )}
    </FormDialog>
  );
}

function RoleDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const [grant, setGrant] = useState(EMPTY_GRANT);
  const checked = grantOf(grant);
  const send = () => (isGrant(checked) ? api.addGrant(account.id, checked) : undefined);
  const title = words.roleTitle(account.displayName);
  return (
    <FormDialog title={title} action={words.addRole} send={send} {...asked}>
      {(tried) => (
        <GrantFields
          draft={grant}
          onChange={setGrant}
          faults={tried && !isGrant(checked) ? checked : []}
        />
      )}
    </FormDialog>
  );
}

function LinkDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.invitation.ask;
  const title = words.title(account.displayName);
  const action = account.hasPassword ? words.resetButton : words.button;
  const send = () => api.invitations.ask(account.id);
  const isStrong = account.grants.some(({ role }) => needsSecondPerson(role));
  return (
    <FormDialog title={title} action={action} send={send} {...asked}>
      <p>{words.text}</p>
      {account.hasPassword && <p>{words.reset}</p>}
      {isStrong && <Notice kind="warning">{words.twoPersons}</Notice>}
    </FormDialog>
  );
}

function ApproveLinkDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.invitation.ask;
  const title = words.approveTitle(account.displayName);
  const send = () => api.invitations.approve(account.invitation?.id ?? '');
  return (
    <FormDialog title={title} action={words.approve} send={send} {...asked}>
      <p>{words.approveText(account.invitation?.requestedBy ?? '')}</p>
    </FormDialog>
  );
}

function EndLinkDialog({ account, ...asked }: AboutAccount) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.invitation.ask;
  const title = words.endTitle(account.displayName);
  const send = () => api.invitations.end(account.invitation?.id ?? '');
  return (
    <FormDialog title={title} action={words.end} send={send} {...asked}>
      <p>{words.endText}</p>
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
