import type { AccountSummary } from '../../../shared/api/account.ts';
import type { InvitationSummary, InvitationUse } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import { useSpeech, type Wording } from '../i18n/wording.tsx';

type StandingProps = Readonly<{
  account: AccountSummary;
  onApprove: () => void;
  onEnd: () => void;
}>;

/** How an account comes by its password: the link that is out, or the one that was used, whence. */
export function PasswordStanding({ account, onApprove, onEnd }: StandingProps) {
  const { wording } = useSpeech();
  const words = wording.invitation;
  const { invitation, hasPassword, own } = account;
  if (invitation === null) {
    return hasPassword ? null : <span class="cell-under">{words.standing.none}</span>;
  }
  const { state, used } = invitation;
  const beside = used?.beside ?? null;
  const isOut = state === 'open' || state === 'waiting';
  return (
    <span class="cell-under password-standing">
      {!hasPassword && <span>{words.standing.none} </span>}
      <span>{sentenceOf(invitation, wording)}</span>
      {isOut && invitation.openedAtMs !== null && (
        <span>
          {words.standing.opened(
            formatInstant(invitation.openedAtMs),
            invitation.openedAddress ?? '',
          )}
        </span>
      )}
      {beside !== null && <span class="chip chip-warning">{words.standing.beside(beside)}</span>}
      {invitation.awaitsReader && (
        <button type="button" class="button" onClick={onApprove}>
          {words.ask.approve}
          <span class="visually-hidden">: {account.displayName}</span>
        </button>
      )}
      {isOut && !own && (
        <button type="button" class="link-button" onClick={onEnd}>
          {words.ask.end}
          <span class="visually-hidden">: {account.displayName}</span>
        </button>
      )}
    </span>
  );
}

function sentenceOf(invitation: InvitationSummary, wording: Wording): string {
  const words = wording.invitation.standing;
  const { state, requestedBy, approvedBy, expiresAtMs, used } = invitation;
  const by = approvedBy === null ? requestedBy : words.andBy(requestedBy, approvedBy);
  switch (state) {
    case 'waiting':
      return words.waiting(requestedBy);
    case 'open':
      return words.open(by, formatInstant(expiresAtMs));
    case 'expired':
      return words.expired(formatInstant(expiresAtMs));
    case 'ended':
      return words.ended;
    case 'used':
      return used === null
        ? words.ended
        : words.used(by, formatInstant(used.atMs), placeOfUse(used, wording));
  }
}

/** "Chrome trên Windows, địa chỉ 10.0.0.7". */
export function placeOfUse(use: InvitationUse, wording: Wording): string {
  const words = wording.signIn.own;
  const browsers: Readonly<Record<string, string>> = words.browsers;
  const systems: Readonly<Record<string, string>> = words.systems;
  const browser = words.place(
    browsers[use.browser] ?? words.browsers.other,
    systems[use.system] ?? words.systems.other,
  );
  return wording.invitation.standing.from(browser, use.address);
}
