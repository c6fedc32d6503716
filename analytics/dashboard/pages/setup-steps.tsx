import { useSpeech } from '../i18n/wording.tsx';

/** Where the reader is among the five steps. */
export function SetupSteps({ current }: Readonly<{ current: 1 | 2 | 3 | 4 | 5 }>) {
  const { wording } = useSpeech();
  const words = wording.account.setup;
  return (
    <ol class="steps" aria-label={words.progress(current)}>
      {words.steps.map((step, index) => (
        <li
          key={step}
          class={index + 1 < current ? 'steps-done' : undefined}
          aria-current={index + 1 === current ? 'step' : undefined}
        >
          <span class="steps-number" aria-hidden="true">
            {index + 1 < current ? '✓' : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
