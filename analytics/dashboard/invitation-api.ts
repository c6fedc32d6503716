import type { Accounts, InvitedAccounts } from '../../shared/api/account.ts';
import type {
  InvitationPassword,
  InvitationPreview,
  InvitationToken,
} from '../../shared/api/invitation.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { Answer, Call } from './answer.ts';

/** Links by which people choose their own password. */
export interface InvitationApi {
  ask(accountId: string): Promise<Answer<InvitedAccounts>>;
  approve(id: string): Promise<Answer<InvitedAccounts>>;
  end(id: string): Promise<Answer<Accounts>>;
  /** The last two need no session. */
  open(token: InvitationToken): Promise<Answer<InvitationPreview>>;
  choose(password: InvitationPassword): Promise<Answer<null>>;
}

export function createInvitationApi(json: <T>(call: Call) => Promise<Answer<T>>): InvitationApi {
  return {
    ask: (id) => json({ route: ROUTES.postInvitation, parameters: { id } }),
    approve: (id) => json({ route: ROUTES.postInvitationApproval, parameters: { id } }),
    end: (id) => json({ route: ROUTES.deleteInvitation, parameters: { id } }),
    open: (body) => json({ route: ROUTES.postInvitationOpening, body }),
    choose: (body) => json({ route: ROUTES.postInvitationPassword, body }),
  };
}
