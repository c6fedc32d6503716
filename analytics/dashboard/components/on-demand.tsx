import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';
import { Skeleton } from './loading.tsx';

type Standing<Props> =
  | Readonly<{ kind: 'loading' | 'missing' }>
  | Readonly<{ kind: 'loaded'; Shown: FunctionComponent<Props> }>;

/**
 * A component whose code is loaded when it is first shown: an old PC reads no more than it needs.
 * `frame` keeps the room of a whole page around what is told until then.
 */
export function onDemand<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  frame?: 'page',
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
    return (
      <div class={frame}>
        {standing.kind === 'missing' ? (
          <MissingPart asPage={frame === 'page'} />
        ) : (
          <Skeleton blocks={2} />
        )}
      </div>
    );
  };
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
