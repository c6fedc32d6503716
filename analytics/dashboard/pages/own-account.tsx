import { Skeleton } from '../components/loading.tsx';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { OwnPasswordCard } from './own-password.tsx';
import { OwnSecondFactorCard } from './own-second-factor.tsx';
import { OwnSessionsCard } from './own-sessions.tsx';

/** What everybody may see and change of the own account. */
export function OwnAccountPage() {
  const { wording } = useSpeech();
  const { api, session } = useServices();
  const words = wording.signIn.own;
  const { state, reload } = useRequest('own-account', api.ownAccount);
  useTitle(words.title);
  return (
    <div class="page">
      <h1>{words.title}</h1>
      <p class="page-intro">
        {session.displayName} · {session.login}. {words.intro}
      </p>
      {state.kind === 'loading' && <Skeleton blocks={3} />}
      {state.kind === 'failed' && <FailureNotice failure={state.failure} onRetry={reload} />}
      {state.kind === 'ready' && (
        <>
          <div class="own-cards">
            <OwnSecondFactorCard state={state.value.secondFactor} onChanged={reload} />
            <OwnPasswordCard origin={state.value.passwordOrigin} onChanged={reload} />
          </div>
          <OwnSessionsCard sessions={state.value.sessions} onChanged={reload} />
        </>
      )}
    </div>
  );
}
