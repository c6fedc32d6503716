import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { EntryFrame } from '../components/entry-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { forgetStep, rememberStep, stepIn, type LaterStep } from '../setup-draft.ts';
import { useTitle } from '../use-title.ts';
import { SetupData } from './setup-data.tsx';
import { SetupNetwork } from './setup-network.tsx';
import { SetupOffice } from './setup-office.tsx';
import { SetupSteps } from './setup-steps.tsx';
import { SetupTablet } from './setup-tablet.tsx';

/** First run, once the account is there: each step has its address, back and on as one likes. */
export function SetupWizard() {
  const { wording } = useSpeech();
  const { route, go } = useNavigation();
  const step = stepIn(route.within);
  useTitle(wording.shell.pages.setup);
  useEffect(() => rememberStep(step), [step]);
  const goTo = (next: LaterStep) => go({ ...toPage(route, 'setup'), within: String(next) });
  const finish = () => {
    forgetStep();
    go(toPage(route, 'start'));
  };
  return (
    <EntryFrame title={wording.account.setup.title} intro={wording.setup.leaveHint} wide>
      <SetupSteps current={step} />
      <StepPage step={step} goTo={goTo} finish={finish} />
    </EntryFrame>
  );
}

type StepProps = Readonly<{
  step: LaterStep;
  goTo: (step: LaterStep) => void;
  finish: () => void;
}>;

function StepPage({ step, goTo, finish }: StepProps) {
  const { wording } = useSpeech();
  const { office, data, network, tablet } = wording.setup;
  switch (step) {
    case 2:
      return (
        <Step title={office.title} intro={office.intro}>
          <SetupOffice onDone={() => goTo(3)} />
        </Step>
      );
    case 3:
      return (
        <Step title={data.title} intro={data.intro}>
          <SetupData />
          <Actions onBack={() => goTo(2)} onFinish={finish} onNext={() => goTo(4)} />
        </Step>
      );
    case 4:
      return (
        <Step title={network.title} intro={network.intro}>
          <SetupNetwork />
          <Actions onBack={() => goTo(3)} onFinish={finish} onNext={() => goTo(5)} />
        </Step>
      );
    case 5:
      return (
        <Step title={tablet.title} intro={tablet.intro}>
          <SetupTablet />
          <Actions onBack={() => goTo(4)} onFinish={finish} />
        </Step>
      );
  }
}

type SectionProps = Readonly<{ title: string; intro: string; children: ComponentChildren }>;

/** The heading takes the focus: a step begins at its top for the keyboard and the screen reader. */
function Step({ title, intro, children }: SectionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [title]);
  return (
    <section class="setup-step">
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p class="soft">{intro}</p>
      {children}
    </section>
  );
}

type ActionProps = Readonly<{ onBack: () => void; onFinish: () => void; onNext?: () => void }>;

/** Without `onNext` it is the last step: finishing is then what the main button does. */
function Actions({ onBack, onFinish, onNext }: ActionProps) {
  const { wording } = useSpeech();
  const words = wording.setup;
  return (
    <div class="form-actions setup-actions">
      <button type="button" class="button" onClick={onBack}>
        {words.back}
      </button>
      {onNext !== undefined && (
        <button type="button" class="button" onClick={onFinish}>
          {words.finishNow}
        </button>
      )}
      <button type="button" class="button button-main" onClick={onNext ?? onFinish}>
        {onNext === undefined ? words.finish : words.next}
      </button>
    </div>
  );
}
