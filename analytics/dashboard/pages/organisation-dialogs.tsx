import type {
  CounterEntry,
  HistoryUnit,
  OfficialEntry,
  ServicePointEntry,
  UnitPlaces,
} from '../../../shared/api/organisation-history.ts';
import type { LocalDay } from '../../../shared/domain/local-day.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { AddCounterDialog } from './organisation-add-counter.tsx';
import { AddOfficialDialog } from './organisation-add-official.tsx';
import { AddServicePointDialog } from './organisation-add-point.tsx';
import { CounterDialog, OfficialDialog, ServicePointDialog } from './organisation-edit.tsx';
import { EndDialog, type Ending } from './organisation-end.tsx';

/** What is asked about the places of a unit. */
export type Asking =
  | Readonly<{ kind: 'add-point' | 'add-official' }>
  | Readonly<{ kind: 'edit-point' | 'add-counter'; point: ServicePointEntry }>
  | Readonly<{ kind: 'edit-counter'; counter: CounterEntry }>
  | Readonly<{ kind: 'edit-official'; official: OfficialEntry }>
  | Readonly<{ kind: 'end'; ending: Ending }>;

type DialogsProps = Readonly<{
  asking: Asking;
  unit: HistoryUnit;
  places: UnitPlaces;
  day: LocalDay;
  onClose: () => void;
  /** Something was changed: what to tell the reader. */
  onDone: (text: string) => void;
  /** Something was added, and the dialog stays for the next. */
  onMore: () => void;
}>;

/** The dialog of a question. */
export function PlaceDialogs(props: DialogsProps) {
  const { asking, unit, places, day, onClose, onDone, onMore } = props;
  const { wording } = useSpeech();
  const edited = { onClose, onDone: () => onDone(wording.organisation.saved) };
  const adding = {
    ...{ unit, day, onClose, onMore },
    onDone: (name: string) => onDone(wording.unitPlaces.added(name)),
  };
  const { fields } = places;
  switch (asking.kind) {
    case 'add-point':
      return <AddServicePointDialog {...adding} isFirst={places.servicePoints.length === 0} />;
    case 'add-counter':
      return <AddCounterDialog {...adding} point={asking.point} fields={fields} />;
    case 'add-official':
      return <AddOfficialDialog {...adding} />;
    case 'edit-point':
      return <ServicePointDialog {...edited} point={asking.point} />;
    case 'edit-counter':
      return <CounterDialog {...edited} counter={asking.counter} fields={fields} />;
    case 'edit-official':
      return <OfficialDialog {...edited} official={asking.official} />;
    case 'end':
      return <EndDialog ending={asking.ending} day={day} onClose={onClose} onDone={onDone} />;
  }
}
