import { useEffect, useState } from 'preact/hooks';
import type { InvitationPreview } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Api, Failure } from '../api-client.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { useTitle } from '../use-title.ts';
import { InvitationForm } from './invitation-form.tsx';

type State =
  | Readonly<{ kind: 'opening' }>
  | Readonly<{ kind: 'broken'; failure: Failure | null }>
  | Readonly<{ kind: 'open'; preview: InvitationPreview }>
  | Readonly<{ kind: 'done'; preview: InvitationPreview }>;

type PageProps = Readonly<{ api: Api; token: string; onSignIn: () => void }>;

/** Whoever was given a link chooses the own password; nobody is signed in. */
export function InvitationPage({ api, token, onSignIn }: PageProps) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  const [state, setState] = useState<State>({ kind: 'opening' });
  useTitle(words.title);
  useEffect(() => {
    if (token === '') {
      setState({ kind: 'broken', failure: null });
      return;
    }
    void api.invitations.open({ token }).then((answer) => {
      setState(
        answer.ok
          ? { kind: 'open', preview: answer.value }
          : { kind: 'broken', failure: answer.error },
      );
    });
  }, [api, token]);
  if (state.kind === 'opening') {
    return (
      <EntryFrame title={words.title} intro={words.nameless}>
        <Skeleton blocks={2} />
      </EntryFrame>
    );
  }
  if (state.kind === 'broken') return <Broken failure={state.failure} />;
  const { preview } = state;
  if (state.kind === 'done') {
    return (
      <EntryFrame title={words.doneTitle} intro={words.doneText(preview.login)}>
        <button type="button" class="button button-main button-wide" onClick={onSignIn}>
          {words.signIn}
        </button>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={words.title} intro={words.intro(preview.officeName)}>
      <Facts preview={preview} />
      {preview.kind === 'reset' && <Notice kind="warning">{words.reset}</Notice>}
      <InvitationForm
        login={preview.login}
        send={(password) => api.invitations.choose({ token, password })}
        onDone={() => setState({ kind: 'done', preview })}
      />
      <p class="soft">{words.notYou}</p>
    </EntryFrame>
  );
}

function Broken({ failure }: Readonly<{ failure: Failure | null }>) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  return (
    <EntryFrame title={words.brokenTitle} intro={failure === null ? words.noToken : ''}>
      {failure !== null && <FailureNotice failure={failure} />}
    </EntryFrame>
  );
}

function Facts({ preview }: Readonly<{ preview: InvitationPreview }>) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  const facts = [
    [words.person, preview.displayName],
    [words.login, preview.login],
    [words.office, preview.officeName],
    [words.invitedBy, preview.invitedBy],
    [words.approvedBy, preview.approvedBy],
    [words.validUntil, formatInstant(preview.expiresAtMs)],
  ] as const;
  return (
    <dl class="invitation-facts">
      {facts.map(([label, text]) =>
        text === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
