import type { Api } from '../api-client.ts';
import { EnrolmentSteps } from '../components/enrolment-steps.tsx';
import { EntryFrame } from '../components/entry-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useTitle } from '../use-title.ts';

type PageProps = Readonly<{ api: Api; onEnrolled: () => void; onLeave: () => void }>;

/** For whoever must have two-step sign-in and has none yet: nothing else opens before. */
export function EnrolmentPage({ api, onEnrolled, onLeave }: PageProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.enrolment;
  useTitle(words.title);
  return (
    <EntryFrame title={words.title} intro={words.mandatory}>
      <EnrolmentSteps api={api} onDone={onEnrolled} />
      <p class="entry-links">
        <button type="button" class="link-button" onClick={onLeave}>
          {wording.signIn.code.otherAccount}
        </button>
      </p>
    </EntryFrame>
  );
}
