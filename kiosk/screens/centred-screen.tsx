import type { ComponentChildren, JSX } from 'preact';
import { SampleTag } from '../components/sample-tag.tsx';

interface CentredScreenProps {
  /** Its style's name. */
  readonly name: string;
  readonly sample: boolean;
  readonly children: ComponentChildren;
}

/** A screen with few words in its middle. */
export function CentredScreen({ name, sample, children }: CentredScreenProps): JSX.Element {
  return (
    <div class={`screen ${name}-screen`}>
      <main class="main centred">
        {sample && <SampleTag />}
        {children}
      </main>
    </div>
  );
}
