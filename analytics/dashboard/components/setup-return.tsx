import { useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { mayOpen } from '../page-needs.ts';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { forgetStep, rememberedStep } from '../setup-draft.ts';

/** For who left the first set-up for another page: the way back to the very step. */
export function SetupReturn() {
  const { wording } = useSpeech();
  const { session } = useServices();
  const { route } = useNavigation();
  const [ended, setEnded] = useState(false);
  const step = rememberedStep();
  if (ended || step === undefined || !mayOpen('setup', session)) return null;
  const words = wording.setup.return;
  return (
    <p class="setup-return">
      <span>{words.text(wording.account.setup.progress(step).toLowerCase())}</span>
      <Link to={{ ...toPage(route, 'setup'), within: String(step) }} class="button">
        {words.go}
      </Link>
      <button
        type="button"
        class="link-button"
        onClick={() => {
          forgetStep();
          setEnded(true);
        }}
      >
        {words.end}
      </button>
    </p>
  );
}
