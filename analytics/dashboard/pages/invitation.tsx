import { useEffect, useState } from 'preact/hooks';
import type { InvitationPreview } from '../../../shared/api/invitation.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Api, Failure } from '../api-client.ts';
import { EntryFrame } from '../components/entry-frame.tsx';
import { Skeleton } from '../components/loading.tsx';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { isFinal } from '../failure-sentence.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { tokenIn } from '../invitation-address.ts';
import { useRequest } from '../use-request.ts';
import { useTitle } from '../use-title.ts';
import { InvitationForm } from './invitation-form.tsx';

type PageProps = Readonly<{ api: Api; token: string; onSignIn: () => void }>;

/** Whoever was given a link chooses the own password; nobody is signed in. */
export function InvitationPage({ token, ...rest }: PageProps) {
  const { wording } = useSpeech();
  const link = useLink(token);
  useTitle(wording.invitation.page.title);
  return <GivenLink key={link.nth} token={link.token} {...rest} />;
}

/** A whole link pasted into this tab changes no more than the fragment: no page is loaded anew. */
function useLink(token: string): Readonly<{ token: string; nth: number }> {
  const [link, setLink] = useState({ token, nth: 0 });
  useEffect(() => {
    const follow = () => {
      const pasted = tokenIn(window.location) ?? '';
      if (pasted !== '') setLink(({ nth }) => ({ token: pasted, nth: nth + 1 }));
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return link;
}

function GivenLink(props: PageProps) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  if (props.token !== '') return <OpenedLink {...props} />;
  return <EntryFrame title={words.brokenTitle} intro={words.noToken} />;
}

function OpenedLink({ api, token, onSignIn }: PageProps) {
  const { wording } = useSpeech();
  const words = wording.invitation.page;
  const { state, reload } = useRequest(token, () => api.invitations.open({ token }));
  const [done, setDone] = useState(false);
  const isOpen = state.kind === 'ready';
  useEffect(() => {
    // Neither the address bar nor the way back keeps what opens the account; until the page has
    // opened with it, a new load needs it there.
    if (isOpen) window.history.replaceState(null, '', window.location.pathname);
  }, [isOpen]);
  if (state.kind === 'loading') {
    return (
      <EntryFrame title={words.title} intro={words.nameless}>
        <Skeleton blocks={2} />
      </EntryFrame>
    );
  }
  if (state.kind === 'failed') return <Failed failure={state.failure} onRetry={reload} />;
  const preview = state.value;
  if (done) {
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
        onDone={() => setDone(true)}
      />
      <p class="soft">{words.notYou}</p>
    </EntryFrame>
  );
}

type FailedProps = Readonly<{ failure: Failure; onRetry: () => void }>;

/** A link that was refused stays so; whatever else went wrong may go right the next time. */
function Failed({ failure, onRetry }: FailedProps) {
  const { wording } = useSpeech();
  const isRefusal = isFinal(failure);
  const title = isRefusal ? wording.invitation.page.brokenTitle : wording.shell.failedTitle;
  return (
    <EntryFrame title={title} intro="">
      <FailureNotice failure={failure} {...(isRefusal ? {} : { onRetry })} />
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
