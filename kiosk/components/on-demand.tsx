import type { ComponentChildren, FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Standing {
  /** Shown until the code has come. */
  readonly meanwhile?: ComponentChildren;
  /** The code did not come: no network, and no shell in the cache yet. */
  readonly onMissing?: () => void;
}

/**
 * A component whose code a kiosk at its counter does not load: it comes when it is first shown.
 * Offline it comes from the shell's cache, which holds the whole build.
 */
export function onDemand<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props & Standing> {
  let loaded: FunctionComponent<Props> | undefined;
  return function OnDemand(props): JSX.Element {
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      if (loaded !== undefined) return;
      load().then(
        (component) => {
          loaded = component;
          setLoaded(true);
        },
        () => props.onMissing?.(),
      );
    }, []);
    const Shown = loaded;
    return Shown === undefined ? <>{props.meanwhile}</> : <Shown {...props} />;
  };
}
