import type { JSX } from 'preact';
import { Header } from '../components/header.tsx';
import { onDemand } from '../components/on-demand.tsx';
import { useWording } from '../i18n/wording.ts';
import type { VisitView } from '../visit/visit-view.ts';
import { ItemScreen } from './item-screen.tsx';
import { PausedScreen } from './paused-screen.tsx';
import { RateScreen } from './rate-screen.tsx';
import { ReasonsScreen } from './reasons-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { ThanksScreen } from './thanks-screen.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

/** Most visits end before anybody has to be asked. Any touch continues, on the stand-in as well. */
const StillThereScreen = onDemand(() =>
  import('./still-there-screen.tsx').then((module) => module.StillThereScreen),
);

interface VisitScreensProps extends ScreenProps {
  readonly view: VisitView;
  readonly largeText: boolean;
  onStaff(): void;
  onRetry(): void;
  onSave(): Promise<number>;
}

/**
 * Names the screen, for the tap guard, the focus and a fresh element tree. A pick keeps the name of
 * the screen that it was made on, which stays up for its moment.
 */
export function screenNameOf(view: VisitView): string {
  const item = view.name === 'picked' || view.name === 'item' ? view.item : null;
  if (item !== null) return `item-${item.number}`;
  return view.name === 'picked' || view.name === 'changing' ? 'rating' : view.name;
}

/** The screen of the present step of a visit; to be keyed by its name. */
export function VisitScreens(props: VisitScreensProps): JSX.Element {
  const { view, setting, largeText, send, onStaff, onRetry, onSave } = props;
  const { unit, servicePoint, languages, sample } = setting.configuration;
  const { t } = useWording();
  const common = { setting, send };
  const header = (
    <Header
      title={unit.name}
      subtitle={servicePoint.name === unit.name ? null : servicePoint.name}
      languages={languages}
      sample={sample}
      onLanguage={(language) => send({ type: 'language-chosen', language })}
      onStaff={onStaff}
    />
  );
  switch (view.name) {
    case 'rating':
    case 'changing':
    case 'lock-out':
      return <RateScreen {...common} {...{ header, largeText }} mode={view.name} picked={null} />;
    case 'picked': {
      const { item, level } = view;
      const picked = { ...common, header, picked: level };
      if (item === null) return <RateScreen {...picked} {...{ largeText }} mode="rating" />;
      return <ItemScreen {...picked} view={item} mayChange={false} />;
    }
    case 'item': {
      const { item, mayChange } = view;
      return <ItemScreen {...common} {...{ header, mayChange }} view={item} picked={null} />;
    }
    case 'reasons':
      return <ReasonsScreen {...common} view={view} />;
    case 'thanks':
      return <ThanksScreen {...common} view={view} />;
    case 'still-there':
      return (
        <StillThereScreen
          {...common}
          view={view}
          meanwhile={<WaitingScreen text={t('still-there.title')} sample={sample} />}
        />
      );
    case 'saving':
      return <WaitingScreen text={t('saving')} sample={sample} />;
    case 'storage-failed':
      return <PausedScreen reason={view.reason} {...{ sample, onRetry, onSave }} />;
  }
}
