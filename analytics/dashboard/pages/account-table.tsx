import type { Accounts, AccountSummary, GrantSummary } from '../../../shared/api/account.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { formatDay } from '../../reports/format.ts';
import { PasswordStanding } from '../components/password-standing.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import type { AccountQuestion } from './account-dialogs.tsx';

type TableProps = Readonly<{
  accounts: Accounts;
  onAsk: (question: AccountQuestion) => void;
  onApprove: (grant: GrantSummary) => void;
}>;

/** Every account with its roles, and what can be done about it. */
export function AccountTable({ accounts, onAsk, onApprove }: TableProps) {
  const { wording } = useSpeech();
  const words = wording.people;
  return (
    <section class="card">
      <div class="table-scroll" role="region" aria-label={words.title} tabIndex={0}>
        <table class="figure-table account-table">
          <caption class="visually-hidden">{words.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columns.person}</th>
              <th scope="col">{words.columns.roles}</th>
              <th scope="col">{words.columns.actions}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.accounts.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  {account.displayName}
                  <span class="cell-under">
                    {account.login}
                    {account.own && ` · ${words.you}`}
                  </span>
                  <PasswordStanding
                    account={account}
                    onApprove={() => onAsk({ kind: 'approve-link', account })}
                    onEnd={() => onAsk({ kind: 'end-link', account })}
                  />
                </th>
                <td>
                  {account.grants.length === 0 && <span class="soft">{words.noRoles}</span>}
                  <ul class="grants">
                    {account.grants.map((grant) => (
                      <li key={grant.id}>
                        <Grant
                          grant={grant}
                          own={account.own}
                          onApprove={() => onApprove(grant)}
                          onEnd={() => onAsk({ kind: 'end', account, grant })}
                        />
                      </li>
                    ))}
                  </ul>
                </td>
                <td>{!account.own && <Actions account={account} onAsk={onAsk} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type GrantProps = Readonly<{
  grant: GrantSummary;
  own: boolean;
  onApprove: () => void;
  onEnd: () => void;
}>;

function Grant({ grant, own, onApprove, onEnd }: GrantProps) {
  const { wording } = useSpeech();
  const words = wording.people;
  const { role, unit, official, approved, awaitsReader, expiresAtMs, requestedBy } = grant;
  return (
    <div class="grant">
      <span>
        <strong>{words.roles[role].name}</strong> · {official !== null && `${official}, `}
        {unit === null ? words.wholeTree : unit.name}
        {expiresAtMs !== null && ` · ${words.until(formatDay(localDayOf(expiresAtMs)))}`}
        {!approved && (
          <span class="cell-under">
            <span class="chip chip-warning">{words.waiting}</span> {words.requestedBy(requestedBy)}
          </span>
        )}
      </span>
      {awaitsReader && (
        <button type="button" class="button" onClick={onApprove}>
          {words.approve}
        </button>
      )}
      {!own && (
        <button type="button" class="link-button" onClick={onEnd}>
          {words.endRole}
        </button>
      )}
    </div>
  );
}

type ActionsProps = Readonly<{
  account: AccountSummary;
  onAsk: (question: AccountQuestion) => void;
}>;

function Actions({ account, onAsk }: ActionsProps) {
  const { wording } = useSpeech();
  const words = wording.people;
  return (
    <div class="account-actions">
      <button type="button" class="button" onClick={() => onAsk({ kind: 'role', account })}>
        {words.addRole}
      </button>
      <button type="button" class="button" onClick={() => onAsk({ kind: 'link', account })}>
        {account.hasPassword ? wording.invitation.ask.resetButton : wording.invitation.ask.button}
      </button>
      <button type="button" class="button" onClick={() => onAsk({ kind: 'close', account })}>
        {words.close}
      </button>
    </div>
  );
}
