import type { Session, SignInStep } from '../../shared/api/session.ts';
import type { TargetPreset } from '../../shared/api/target-presets.ts';
import type { Api, Failure } from './api-client.ts';
import { tokenIn } from './invitation-address.ts';

/** What the reader may see: the first set-up, the sign-in, or the pages. */
export type Stage =
  | Readonly<{ kind: 'starting' }>
  | Readonly<{ kind: 'failed'; failure: Failure }>
  | Readonly<{ kind: 'setup'; presets: readonly TargetPreset[] }>
  /** Somebody came by a link to choose a password. */
  | Readonly<{ kind: 'invited'; token: string }>
  | Readonly<{ kind: 'signed-out'; expired: boolean }>
  /** The password was right; a code or an enrolment is still asked. */
  | Readonly<{ kind: 'on-the-way'; step: SignInStep }>
  | Readonly<{ kind: 'signed-in'; session: Session }>;

/** A link to choose a password by is opened before anything is asked of the server. */
export function stageOfAddress(): Stage {
  const token = tokenIn(window.location);
  return token === undefined ? { kind: 'starting' } : { kind: 'invited', token };
}

export const SIGNED_OUT: Stage = { kind: 'signed-out', expired: false };

/** Signed in, or half so. */
export function stageOf(session: Session): Stage {
  const { waitsFor } = session;
  return waitsFor === undefined
    ? { kind: 'signed-in', session }
    : { kind: 'on-the-way', step: waitsFor };
}

/** Asks the server whether it is set up and who is signed in. */
export async function firstStage(api: Api): Promise<Stage> {
  const setup = await api.setupState();
  if (!setup.ok) {
    // Once used, the set-up may be answered as closed by a refusal: then go on to the session.
    if (setup.error.kind !== 'problem' || setup.error.body.code !== 'setup-closed') {
      return { kind: 'failed', failure: setup.error };
    }
  } else if (setup.value.open) return { kind: 'setup', presets: setup.value.presets };
  const session = await api.session();
  if (session.ok) return stageOf(session.value);
  if (session.error.kind === 'problem' && session.error.body.status === 401) {
    return SIGNED_OUT;
  }
  return { kind: 'failed', failure: session.error };
}
