import type {
  Confirmation,
  OwnAccount,
  PasswordChange,
  RecoveryCodes,
  SecondFactorCode,
  SecondFactorDraft,
  SignInOptions,
} from '../../shared/api/own-account.ts';
import type { Session } from '../../shared/api/session.ts';
import { SIGN_IN_ROUTES } from '../../shared/api/sign-in-routes.ts';
import type { Answer, Call } from './answer.ts';

/** Signing in beyond the password, and the own account. */
export interface SignInApi {
  signInOptions(): Promise<Answer<SignInOptions>>;
  enterCode(code: SecondFactorCode): Promise<Answer<Session>>;
  confirm(given: Confirmation): Promise<Answer<null>>;
  ownAccount(): Promise<Answer<OwnAccount>>;
  changePassword(change: PasswordChange): Promise<Answer<null>>;
  endSession(id: string): Promise<Answer<null>>;
  endOtherSessions(): Promise<Answer<null>>;
  draftSecondFactor(): Promise<Answer<SecondFactorDraft>>;
  turnSecondFactorOn(code: SecondFactorCode): Promise<Answer<RecoveryCodes>>;
  turnSecondFactorOff(): Promise<Answer<null>>;
  renewRecoveryCodes(): Promise<Answer<RecoveryCodes>>;
}

type Json = <T>(call: Call) => Promise<Answer<T>>;

/** Where the button of the identity provider leads. */
export const SINGLE_SIGN_ON_ADDRESS = SIGN_IN_ROUTES.getSingleSignOn.path;

export function signInApi(json: Json): SignInApi {
  const routes = SIGN_IN_ROUTES;
  return {
    signInOptions: () => json({ route: routes.getSignInOptions }),
    enterCode: (body) => json({ route: routes.postSecondFactorCode, body }),
    confirm: (body) => json({ route: routes.postConfirmation, body }),
    ownAccount: () => json({ route: routes.getOwnAccount }),
    changePassword: (body) => json({ route: routes.putOwnPassword, body }),
    endSession: (id) => json({ route: routes.deleteOwnSession, parameters: { id } }),
    endOtherSessions: () => json({ route: routes.deleteOtherSessions }),
    draftSecondFactor: () => json({ route: routes.postSecondFactorDraft }),
    turnSecondFactorOn: (body) => json({ route: routes.postSecondFactor, body }),
    turnSecondFactorOff: () => json({ route: routes.deleteSecondFactor }),
    renewRecoveryCodes: () => json({ route: routes.postRecoveryCodes }),
  };
}
