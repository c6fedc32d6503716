import type { ComponentChildren } from 'preact';
import type { Failure } from '../api-client.ts';
import { failureDetails, failureSentence } from '../failure-sentence.ts';
import { useSpeech } from '../i18n/wording.tsx';

type FailureProps = Readonly<{ failure: Failure; onRetry?: () => void }>;

/** Says what went wrong and what to do; read out at once by screen readers. */
export function FailureNotice({ failure, onRetry }: FailureProps) {
  const { wording, inLanguage } = useSpeech();
  const details = failureDetails(failure);
  return (
    <div class="notice notice-alarm" role="alert">
      <span class="notice-sign" aria-hidden="true">
        ✕
      </span>
      <div>
        <p>{inLanguage(failureSentence(failure))}</p>
        {details.length > 0 && (
          <ul>
            {details.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {onRetry !== undefined && (
          <button type="button" class="button" onClick={onRetry}>
            {wording.shell.retry}
          </button>
        )}
      </div>
    </div>
  );
}

type NoticeProps = Readonly<{ kind: 'done' | 'warning'; children: ComponentChildren }>;

export function Notice({ kind, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role="status">
      <span class="notice-sign" aria-hidden="true">
        {kind === 'done' ? '✓' : '!'}
      </span>
      <div>{children}</div>
    </div>
  );
}

type EmptyProps = Readonly<{
  title: string;
  hint: string;
  /** The heading of the page itself, where the page has no other. */
  wholePage?: boolean;
  /** Of its heading, where it stands inside a part of the page. */
  level?: 2 | 4;
  children?: ComponentChildren;
}>;

/** A place without data: says why and what to do next. */
export function EmptyState({ title, hint, wholePage = false, level = 2, children }: EmptyProps) {
  const Heading = `h${wholePage ? 1 : level}` as const;
  return (
    <div class="empty-state">
      <Heading>{title}</Heading>
      <p>{hint}</p>
      {children !== undefined && <div class="empty-actions">{children}</div>}
    </div>
  );
}
