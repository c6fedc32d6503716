import { useState } from 'preact/hooks';
import type { HistoryUnit, OrganisationHistory } from '../../../shared/api/organisation-history.ts';
import { SUCCESSION_KINDS, type SuccessionKind } from '../../../shared/domain/succession.ts';
import { formatCount, formatDay } from '../../reports/format.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { historySteps, type HistoryStep } from '../organisation-lines.ts';
import { MoveUnitDialog } from './organisation-move.tsx';
import { UnitPlacesSections } from './organisation-places.tsx';
import { SuccessionDialog } from './organisation-succession.tsx';
import { periodText } from './organisation-tree.tsx';

type PanelProps = Readonly<{
  history: OrganisationHistory;
  unit: HistoryUnit;
  onChanged: (text: string) => void;
  /** A change of the unit's places is about to be made. */
  onAsk: () => void;
}>;

type Asking = SuccessionKind | 'move' | null;

/** One unit: what it is, what came before and after it, its places and people. */
export function UnitPanel({ history, unit, onChanged, onAsk }: PanelProps) {
  const { language, wording } = useSpeech();
  const [asking, setAsking] = useState<Asking>(null);
  const words = wording.organisation;
  const { route } = useNavigation();
  const { session } = useServices();
  const mayChangeTree = session.mayEverywhere.includes('change-organisation');
  const close = () => setAsking(null);
  const finish = (text: string) => {
    close();
    onChanged(text);
  };
  return (
    <section class="card organisation-unit" aria-labelledby="unit-name">
      <h2 id="unit-name">{unit.name}</h2>
      <Facts history={history} unit={unit} />
      {unit.validTo === null && (
        <p>
          <Link to={{ ...toPage(route, 'duties'), unit: unit.code }}>{wording.duties.title}</Link>
        </p>
      )}
      {unit.validTo === null && mayChangeTree && (
        <div class="organisation-acts">
          {SUCCESSION_KINDS.map((kind) => (
            <button key={kind} type="button" class="button" onClick={() => setAsking(kind)}>
              {words.acts[kind]}
            </button>
          ))}
          <button type="button" class="button" onClick={() => setAsking('move')}>
            {words.move}
          </button>
        </div>
      )}
      <History history={history} unit={unit} />
      <UnitPlacesSections unit={unit} day={history.day} onAsk={onAsk} />
      {asking === 'move' && (
        <MoveUnitDialog
          history={history}
          unit={unit}
          onClose={close}
          onDone={() => finish(words.saved)}
        />
      )}
      {asking !== null && asking !== 'move' && (
        <SuccessionDialog
          kind={asking}
          history={history}
          unit={unit}
          onClose={close}
          onDone={({ kiosksToPair }) =>
            finish(
              [
                words.done(words.steps[asking]),
                ...(kiosksToPair === 0
                  ? []
                  : [words.kiosksToPair(formatCount(kiosksToPair, language))]),
              ].join(' '),
            )
          }
        />
      )}
    </section>
  );
}

function Facts({ history, unit }: Pick<PanelProps, 'history' | 'unit'>) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  const parent = history.units.find(({ id }) => id === unit.parentId);
  return (
    <dl class="organisation-facts">
      <dt>{words.facts.kind}</dt>
      <dd>{words.kinds[unit.kind]}</dd>
      <dt>{words.facts.code}</dt>
      <dd>{unit.code}</dd>
      <dt>{words.facts.validity}</dt>
      <dd>{periodText(unit, words)}</dd>
      <dt>{words.facts.parent}</dt>
      <dd>{parent?.name ?? words.top}</dd>
    </dl>
  );
}

function History({ history, unit }: Pick<PanelProps, 'history' | 'unit'>) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  const steps = historySteps(history, unit.id);
  return (
    <section>
      <h3>{words.history}</h3>
      {steps.length === 0 ? (
        <p class="soft">{words.noHistory}</p>
      ) : (
        <ol class="organisation-steps">
          {steps.map((step, place) => (
            <li key={place}>
              <p>
                <strong>{formatDay(step.onDay)}</strong> · {words.steps[step.kind]}
              </p>
              <StepText step={step} />
              <p class="soft">{step.legalBasis}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function StepText({ step }: Readonly<{ step: HistoryStep }>) {
  const { wording } = useSpeech();
  const words = wording.organisation;
  const names = (units: readonly HistoryUnit[]) => units.map(({ name }) => name).join(', ');
  const before = names(step.predecessors);
  return (
    <p>
      {step.successors.length === 0
        ? words.dissolved(before)
        : words.stepText(before, names(step.successors))}
    </p>
  );
}
