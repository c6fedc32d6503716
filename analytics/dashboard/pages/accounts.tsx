import { useState } from 'preact/hooks';
import type { Accounts, GrantSummary, InvitedAccounts } from '../../../shared/api/account.ts';
import type { InvitationLink } from '../../../shared/api/invitation.ts';
import type { Failure } from '../api-client.ts';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { PasswordLinkDialog } from '../components/password-link.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { AccountDialog, type AccountQuestion } from './account-dialogs.tsx';
import { AccountTable } from './account-table.tsx';

/** Who may sign in, trusted with what on which units. */
export function AccountsPage() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people;
  const accounts = useRequest('accounts', api.accounts);
  const [question, setQuestion] = useState<AccountQuestion | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [done, setDone] = useState<'saved' | 'waits' | null>(null);
  const [link, setLink] = useState<InvitationLink | null>(null);
  useTitle(words.title);
  const put = (next: Accounts | InvitedAccounts) => {
    accounts.put(next);
    setQuestion(null);
    const asked = 'link' in next;
    setLink(asked ? next.link : null);
    setDone(asked && next.link === null ? 'waits' : 'saved');
  };
  const approve = async (grant: GrantSummary) => {
    setFailure(null);
    const answer = await api.approveGrant(grant.id);
    if (answer.ok) put(answer.value);
    else setFailure(answer.error);
  };
  const ask = (next: AccountQuestion) => {
    setDone(null);
    setQuestion(next);
  };
  return (
    <div class="page">
      <div class="page-head">
        <h1>{words.title}</h1>
        <button type="button" class="button button-main" onClick={() => ask({ kind: 'add' })}>
          {words.add}
        </button>
      </div>
      <p class="page-intro">{words.intro}</p>
      {done !== null && (
        <Notice kind={done === 'saved' ? 'done' : 'warning'}>
          {done === 'saved' ? words.done : wording.invitation.ask.waits}
        </Notice>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {accounts.state.kind === 'loading' && <Skeleton blocks={2} />}
      {accounts.state.kind === 'failed' && (
        <FailureNotice failure={accounts.state.failure} onRetry={accounts.reload} />
      )}
      {accounts.state.kind === 'ready' && (
        <AccountTable
          accounts={accounts.state.value}
          onAsk={ask}
          onApprove={(grant) => void approve(grant)}
        />
      )}
      {question !== null && (
        <AccountDialog question={question} onDone={put} onClose={() => setQuestion(null)} />
      )}
      {link !== null && <PasswordLinkDialog link={link} onClose={() => setLink(null)} />}
    </div>
  );
}
