import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';
import { EntryFrame } from './entry-frame.tsx';
import { Skeleton } from './loading.tsx';

type Standing<Props> =
  | Readonly<{ kind: 'loading' | 'missing' }>
  | Readonly<{ kind: 'loaded'; Shown: FunctionComponent<Props> }>;

/**
 * A component whose code is loaded when it is first shown: an old PC reads no more than it needs.
 * `frame` is put around what is told until then: the room of a whole page, or the card of a page
 * that needs no session.
 */
export function onDemand<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  frame?: 'page' | 'entry',
): FunctionComponent<Props> {
  let known: Standing<Props> = { kind: 'loading' };
  return function OnDemand(props) {
    const [standing, setStanding] = useState(known);
    useEffect(() => {
      if (known.kind === 'loaded') return undefined;
      let isShown = true;
      const settle = (next: Standing<Props>): void => {
        known = next;
        if (isShown) setStanding(next);
      };
      load().then(
        (Shown) => settle({ kind: 'loaded', Shown }),
        () => settle({ kind: 'missing' }),
      );
      return () => {
        isShown = false;
      };
    }, []);
    if (standing.kind === 'loaded') return <standing.Shown {...props} />;
    const isMissing = standing.kind === 'missing';
    const told = isMissing ? <MissingPart asPage={frame === 'page'} /> : <Skeleton blocks={2} />;
    if (frame === 'entry') return <Entry isMissing={isMissing}>{told}</Entry>;
    return <div class={frame}>{told}</div>;
  };
}

type EntryProps = Readonly<{ isMissing: boolean; children: ComponentChildren }>;

function Entry({ isMissing, children }: EntryProps) {
  const { wording } = useSpeech();
  const { failedTitle, product } = wording.shell;
  return (
    <EntryFrame title={isMissing ? failedTitle : product} intro="">
      {children}
    </EntryFrame>
  );
}

/** A new build has other files: only a new load of the page knows their names. */
function MissingPart({ asPage }: Readonly<{ asPage: boolean }>) {
  const { wording } = useSpeech();
  const words = wording.shell;
  const Heading = asPage ? 'h1' : 'strong';
  return (
    <div class="notice notice-alarm" role="alert">
      <span class="notice-sign" aria-hidden="true">
        ✕
      </span>
      <div>
        <Heading>{words.partMissing}</Heading>
        <p>{words.partMissingWhy}</p>
        <button type="button" class="button" onClick={() => window.location.reload()}>
          {words.reloadPage}
        </button>
      </div>
    </div>
  );
}
