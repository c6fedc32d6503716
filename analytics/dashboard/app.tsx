import { useEffect, useErrorBoundary, useMemo, useState } from 'preact/hooks';
import type { Session, SignInStep } from '../../shared/api/session.ts';
import type { Api, ApiSurroundings } from './api-client.ts';
import { ConfirmationDialog } from './components/confirmation-dialog.tsx';
import { EntryFrame } from './components/entry-frame.tsx';
import { Skeleton } from './components/loading.tsx';
import { FailureNotice } from './components/notice.tsx';
import { onDemand } from './components/on-demand.tsx';
import { SpeechProvider, useSpeech } from './i18n/wording.tsx';
import { NavigationProvider, useNavigation } from './navigation.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { mayOpen } from './page-needs.ts';
import { toPage } from './route.ts';
import { ServicesContext } from './services.ts';
import { SignedIn } from './signed-in.tsx';
import { firstStage, SIGNED_OUT, stageOf, stageOfAddress, type Stage } from './stage.ts';
import { useConfirmation } from './use-confirmation.ts';
import { useRequest } from './use-request.ts';

const EnrolmentPage = onDemand(
  () => import('./pages/enrolment.tsx').then((module) => module.EnrolmentPage),
  'entry',
);
const SecondFactorPage = onDemand(
  () => import('./pages/second-factor.tsx').then((module) => module.SecondFactorPage),
  'entry',
);
const InvitationPage = onDemand(
  () => import('./pages/invitation.tsx').then((module) => module.InvitationPage),
  'entry',
);
const SetupWizard = onDemand(
  () => import('./pages/setup-wizard.tsx').then((module) => module.SetupWizard),
  'entry',
);
const SetupPage = onDemand(
  () => import('./pages/setup.tsx').then((module) => module.SetupPage),
  'entry',
);

type AppProps = Readonly<{
  createApi: (around: Omit<ApiSurroundings, 'fetch'>) => Api;
  nowMs: () => number;
}>;

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
  const [stage, setStage] = useState<Stage>(stageOfAddress);
  const [attempt, setAttempt] = useState(0);
  const { asking, confirm, answer } = useConfirmation();
  const api = useMemo(
    () =>
      createApi({
        onSignedOut: () => {
          answer(false);
          setStage((before) => (isInside(before) ? { kind: 'signed-out', expired: true } : before));
        },
        confirm,
      }),
    [createApi, confirm, answer],
  );
  const invited = stage.kind === 'invited';
  useEffect(() => {
    // The page of the link asks for itself, and takes its token out of the address.
    if (!invited) void firstStage(api).then(setStage);
  }, [api, attempt, invited]);
  const again = () => setAttempt(attempt + 1);
  return (
    <>
      <CurrentStage api={api} nowMs={nowMs} stage={stage} setStage={setStage} onAgain={again} />
      {asking && <ConfirmationDialog api={api} onAnswer={answer} />}
    </>
  );
}

/** Has somebody signed in, wholly or in part? */
const isInside = ({ kind }: Stage): boolean => kind === 'signed-in' || kind === 'on-the-way';

type CurrentProps = Readonly<{
  api: Api;
  nowMs: () => number;
  stage: Stage;
  setStage: (stage: Stage) => void;
  onAgain: () => void;
}>;

function CurrentStage({ api, nowMs, stage, setStage, onAgain }: CurrentProps) {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
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
          <FailureNotice failure={stage.failure} onRetry={onAgain} />
        </EntryFrame>
      );
    case 'invited':
      return (
        <InvitationPage
          api={api}
          token={stage.token}
          onSignIn={() => {
            go(toPage(route, 'overview'), { replace: true });
            setStage({ kind: 'starting' });
          }}
        />
      );
    case 'setup':
      return (
        <SetupPage
          api={api}
          nowMs={nowMs}
          presets={stage.presets}
          onDone={(session) => {
            go({ ...toPage(route, 'setup'), within: '3' }, { replace: true });
            setStage({ kind: 'signed-in', session });
          }}
        />
      );
    case 'signed-out':
      return (
        <SignInPage
          api={api}
          expired={stage.expired}
          onSignedIn={(session) => setStage(stageOf(session))}
        />
      );
    case 'on-the-way':
      return (
        <StepPage
          api={api}
          step={stage.step}
          onSignedIn={(session) => setStage(stageOf(session))}
          onLeave={() => void api.signOut().then(() => setStage(SIGNED_OUT))}
          onEnrolled={onAgain}
        />
      );
    case 'signed-in':
      return (
        <WithServices
          api={api}
          nowMs={nowMs}
          session={stage.session}
          onSession={(session) => setStage({ ...stage, session })}
          onSignedOut={() => setStage(SIGNED_OUT)}
        />
      );
  }
}

type StepProps = Readonly<{
  api: Api;
  step: SignInStep;
  onSignedIn: (session: Session) => void;
  onLeave: () => void;
  onEnrolled: () => void;
}>;

function StepPage({ api, step, onSignedIn, onLeave, onEnrolled }: StepProps) {
  return step === 'second-factor' ? (
    <SecondFactorPage api={api} onSignedIn={onSignedIn} onLeave={onLeave} />
  ) : (
    <EnrolmentPage api={api} onEnrolled={onEnrolled} onLeave={onLeave} />
  );
}

type WithServicesProps = Readonly<{
  api: Api;
  nowMs: () => number;
  session: Session;
  onSession: (session: Session) => void;
  onSignedOut: () => void;
}>;

function WithServices(props: WithServicesProps) {
  const { api, nowMs, session } = props;
  const { route } = useNavigation();
  const units = useRequest('units', api.units);
  const renewSession = async () => {
    const answer = await api.session();
    // Who is signed out meanwhile is told so by the client itself.
    if (answer.ok) props.onSession(answer.value);
  };
  const services = { api, nowMs, session, units, renewSession: () => void renewSession() };
  const signOut = async () => {
    const answer = await api.signOut();
    // A session that had ended already is signed out as well.
    if (answer.ok || answer.error.kind === 'problem') props.onSignedOut();
  };
  return (
    <ServicesContext.Provider value={services}>
      {route.page === 'setup' && mayOpen('setup', session) ? (
        <SetupWizard />
      ) : (
        <SignedIn onSignOut={() => void signOut()} />
      )}
    </ServicesContext.Provider>
  );
}
