import { useState } from 'preact/hooks';
import type { Session } from '../../../shared/api/session.ts';
import type { Api } from '../api-client.ts';
import { CodeForm } from '../components/code-form.tsx';
import { EntryFrame } from '../components/entry-frame.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useTitle } from '../use-title.ts';

type PageProps = Readonly<{
  api: Api;
  onSignedIn: (session: Session) => void;
  onLeave: () => void;
}>;

/** The second step of signing in: a code of the app, or one of the recovery codes. */
export function SecondFactorPage({ api, onSignedIn, onLeave }: PageProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.code;
  const [kind, setKind] = useState<'digits' | 'recovery'>('digits');
  useTitle(words.title);
  const isRecovery = kind === 'recovery';
  return (
    <EntryFrame title={words.title} intro={isRecovery ? words.recoveryIntro : words.intro}>
      <CodeForm
        key={kind}
        label={isRecovery ? words.recoveryLabel : words.label}
        hint={isRecovery ? words.recoveryHint : words.hint}
        kind={kind}
        submit={words.submit}
        send={(code) => api.enterCode({ code })}
        onDone={onSignedIn}
      />
      {isRecovery && <p class="field-hint entry-note">{words.lost}</p>}
      <p class="entry-links">
        <button
          type="button"
          class="link-button"
          onClick={() => setKind(isRecovery ? 'digits' : 'recovery')}
        >
          {isRecovery ? words.useApp : words.useRecovery}
        </button>
        <button type="button" class="link-button" onClick={onLeave}>
          {words.otherAccount}
        </button>
      </p>
    </EntryFrame>
  );
}
