import type { JSX, TargetedKeyboardEvent } from 'preact';
import { LEVELS, type Level } from '../../shared/domain/level.ts';
import { Tap } from './tap.tsx';
import { useWording } from '../i18n/wording.ts';
import { Drawing } from './drawing.tsx';
import { moveFocus } from './move-focus.ts';

interface FaceScaleProps {
  /** Id of the question's element. */
  readonly question: string;
  /** The face that is shown as touched; null while none is. */
  readonly picked: Level | null;
  /** Seen, not to be touched: between two citizens. */
  readonly locked?: boolean;
  onPick(level: Level): void;
}

/** Five labelled faces, positive first. Arrows move, Enter or Space chooses. */
export function FaceScale({ question, picked, locked, onPick }: FaceScaleProps): JSX.Element {
  const { t } = useWording();
  const isQuiet = locked === true || picked !== null;
  return (
    <div
      class={`faces${picked === null ? '' : ' faces-picked'}${locked === true ? ' faces-locked' : ''}`}
      role="radiogroup"
      aria-labelledby={question}
      onKeyDown={(event: TargetedKeyboardEvent<HTMLDivElement>) => moveFocus(event, '[role=radio]')}
    >
      {LEVELS.map((level, index) => {
        const label = t(`level.${level}`);
        const spoken = label.replace('\n', ' ');
        return (
          <Tap
            key={level}
            class={`tile face-tile${picked === level ? ' face-tile-picked' : ''}`}
            role="radio"
            aria-checked={picked === level}
            aria-label={t('level.of-five', { label: spoken, level })}
            aria-disabled={isQuiet}
            tabIndex={index === 0 ? 0 : -1}
            onTap={() => onPick(level)}
          >
            <Drawing name={`face-${level}`} class="face" />
            <span class="face-label">{label}</span>
          </Tap>
        );
      })}
    </div>
  );
}
