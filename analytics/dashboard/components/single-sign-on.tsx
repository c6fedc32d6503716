import { useSpeech } from '../i18n/wording.tsx';
import { SINGLE_SIGN_ON_ADDRESS } from '../sign-in-api.ts';
import { useRequest } from '../use-request.ts';
import type { Api } from '../api-client.ts';

/** The way to the identity provider, where the server knows one. */
export function SingleSignOnLink({ api }: Readonly<{ api: Api }>) {
  const { wording } = useSpeech();
  const words = wording.signIn.singleSignOn;
  const { state } = useRequest('sign-in-options', api.signInOptions);
  // Without an answer the password is still a way in; what is wrong shows there.
  if (state.kind !== 'ready' || state.value.singleSignOn === null) return null;
  return (
    <div class="single-sign-on">
      <p class="soft">{words.or}</p>
      <a class="button button-wide" href={SINGLE_SIGN_ON_ADDRESS}>
        {words.button(state.value.singleSignOn)}
      </a>
    </div>
  );
}

/** What the server says of the last attempt, in the address that it led back to. */
export function useSingleSignOnOutcome(): string | null {
  const { wording } = useSpeech();
  const code = new URLSearchParams(window.location.search).get('single-sign-on');
  const outcomes: Readonly<Record<string, string>> = wording.signIn.singleSignOn.outcomes;
  return code !== null && Object.hasOwn(outcomes, code) ? (outcomes[code] ?? null) : null;
}
