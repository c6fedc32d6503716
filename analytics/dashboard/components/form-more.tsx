import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type MoreProps = Readonly<{
  summary: string;
  /** Something inside is wrong and must be seen. */
  isWrong: boolean;
  children: ComponentChildren;
}>;

/** Fields that most people leave as they are, behind a line that says what they hold. */
export function FormMore({ summary, isWrong, children }: MoreProps) {
  const [shown, setShown] = useState(false);
  return (
    <details
      class="form-more"
      open={shown || isWrong}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      <div class="form">{children}</div>
    </details>
  );
}
