import type { JSX } from 'preact';

/** What staff do, one numbered line after the other. */
export function Steps({ steps }: { readonly steps: readonly string[] }): JSX.Element {
  return (
    <ol class="steps">
      {steps.map((step, index) => (
        <li key={index} class="step">
          <span class="step-number" aria-hidden="true">
            {index + 1}
          </span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
