import type { InvitedAccounts } from '../../shared/api/account.ts';
import { GOOD_PASSWORD, type ServerUnderTest } from './server-under-test.ts';

/** The token that an answer shows once; '' where a second person has to agree first. */
export async function tokenOf(answer: Response): Promise<string> {
  return ((await answer.json()) as InvitedAccounts).link?.token ?? '';
}

/** What the person does who was handed a link: chooses a password, in a browser of the own. */
export function choosePassword(
  server: Pick<ServerUnderTest, 'call'>,
  token: string,
  password = GOOD_PASSWORD,
): Promise<Response> {
  return server.call('/api/v1/invitation/password', { json: { token, password } });
}
