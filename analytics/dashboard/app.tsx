import { useEffect, useErrorBoundary, useMemo, useState } from 'preact/hooks';
import type { Session } from '../../shared/api/session.ts';
import type { Api, Failure } from './api-client.ts';
import { EntryFrame } from './components/entry-frame.tsx';
import { Skeleton } from './components/loading.tsx';
import { FailureNotice } from './components/notice.tsx';
import { SpeechProvider, useSpeech } from './i18n/wording.tsx';
import { NavigationProvider, useNavigation } from './navigation.tsx';
import { SetupTargetsPage } from './pages/setup-targets.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { toPage } from './route.ts';
import { ServicesContext } from './services.ts';
import { SignedIn } from './signed-in.tsx';
import { useRequest } from './use-request.ts';

type AppProps = Readonly<{
  createApi: (onSignedOut: () => void) => Api;
  nowMs: () => number;
}>;

/** What the reader may see: the first set-up, the sign-in, or the pages. */
type Stage =
  | Readonly<{ kind: 'starting' }>
  | Readonly<{ kind: 'failed'; failure: Failure }>
  | Readonly<{ kind: 'setup' }>
  | Readonly<{ kind: 'signed-out'; expired: boolean }>
  /** `choosingTargets`: the last step of the first set-up is still to come. */
  | Readonly<{ kind: 'signed-in'; session: Session; choosingTargets: boolean }>;

/** The managers' web app. */
export function App(props: AppProps) {
  return (
    <SpeechProvider>
      <NavigationProvider>
        <Guarded {...props} />
      </NavigationProvider>
    </SpeechProvider>
  );
}

function Guarded(props: AppProps) {
  const { wording } = useSpeech();
  // The hook types what was thrown as `any`.
  const error: unknown = useErrorBoundary((thrown) => window.reportError(thrown))[0];
  if (error === undefined) return <Stages {...props} />;
  const words = wording.shell;
  return (
    <EntryFrame title={words.brokenTitle} intro={words.brokenText}>
      <code class="command">{error instanceof Error ? error.message : 'unknown'}</code>
      <button type="button" class="button button-main" onClick={() => window.location.reload()}>
        {words.reloadPage}
      </button>
    </EntryFrame>
  );
}

function Stages({ createApi, nowMs }: AppProps) {
  const { wording } = useSpeech();
  const [stage, setStage] = useState<Stage>({ kind: 'starting' });
  const [attempt, setAttempt] = useState(0);
  const api = useMemo(
    () =>
      createApi(() =>
        setStage((before) =>
          before.kind === 'signed-in' ? { kind: 'signed-out', expired: true } : before,
        ),
      ),
    [createApi],
  );
  useEffect(() => {
    void firstStage(api).then(setStage);
  }, [api, attempt]);
  switch (stage.kind) {
    case 'starting':
      return (
        <EntryFrame title={wording.shell.product} intro="">
          <Skeleton blocks={2} />
        </EntryFrame>
      );
    case 'failed':
      return (
        <EntryFrame title={wording.shell.failedTitle} intro="">
          <FailureNotice failure={stage.failure} onRetry={() => setAttempt(attempt + 1)} />
        </EntryFrame>
      );
    case 'setup':
      return (
        <SetupPage
          api={api}
          nowMs={nowMs}
          onDone={(session) => setStage({ kind: 'signed-in', session, choosingTargets: true })}
        />
      );
    case 'signed-out':
      return (
        <SignInPage
          api={api}
          expired={stage.expired}
          onSignedIn={(session) => setStage({ kind: 'signed-in', session, choosingTargets: false })}
        />
      );
    case 'signed-in':
      return (
        <WithServices
          api={api}
          nowMs={nowMs}
          session={stage.session}
          choosingTargets={stage.choosingTargets}
          onTargetsChosen={() => setStage({ ...stage, choosingTargets: false })}
          onSignedOut={() => setStage({ kind: 'signed-out', expired: false })}
        />
      );
  }
}

type WithServicesProps = Readonly<{
  api: Api;
  nowMs: () => number;
  session: Session;
  choosingTargets: boolean;
  onTargetsChosen: () => void;
  onSignedOut: () => void;
}>;

function WithServices(props: WithServicesProps) {
  const { api, nowMs, session } = props;
  const { route, go } = useNavigation();
  const units = useRequest('units', api.units);
  const services = { api, nowMs, session, units };
  const signOut = async () => {
    const answer = await api.signOut();
    // A session that had ended already is signed out as well.
    if (answer.ok || answer.error.kind === 'problem') props.onSignedOut();
  };
  return (
    <ServicesContext.Provider value={services}>
      {props.choosingTargets ? (
        <SetupTargetsPage
          onDone={() => {
            go(toPage(route, 'start'), { replace: true });
            props.onTargetsChosen();
          }}
        />
      ) : (
        <SignedIn onSignOut={() => void signOut()} />
      )}
    </ServicesContext.Provider>
  );
}

/** Asks the server whether it is set up and who is signed in. */
async function firstStage(api: Api): Promise<Stage> {
  const setup = await api.setupState();
  if (!setup.ok) {
    // Once used, the set-up may be answered as closed by a refusal: then go on to the session.
    if (setup.error.kind !== 'problem' || setup.error.body.code !== 'setup-closed') {
      return { kind: 'failed', failure: setup.error };
    }
  } else if (setup.value.open) return { kind: 'setup' };
  const session = await api.session();
  if (session.ok) return { kind: 'signed-in', session: session.value, choosingTargets: false };
  if (session.error.kind === 'problem' && session.error.body.status === 401) {
    return { kind: 'signed-out', expired: false };
  }
  return { kind: 'failed', failure: session.error };
}
