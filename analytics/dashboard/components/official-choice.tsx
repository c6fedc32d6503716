import { useSpeech } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';
import { ChoiceField } from './form-fields.tsx';
import { Skeleton } from './loading.tsx';
import { FailureNotice, Notice } from './notice.tsx';

type ChoiceProps = Readonly<{
  unitId: string;
  /** Empty while nobody is chosen. */
  chosen: string;
  onChoose: (officialId: string) => void;
  error: string | undefined;
}>;

/** One of the officials of a unit. */
export function OfficialChoice({ unitId, chosen, onChoose, error }: ChoiceProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.people.fields;
  const { state, reload } = useRequest(unitId, () => api.unitPlaces(unitId));
  if (state.kind === 'loading') return <Skeleton blocks={1} />;
  if (state.kind === 'failed') return <FailureNotice failure={state.failure} onRetry={reload} />;
  const { officials } = state.value;
  if (officials.length === 0) return <Notice kind="warning">{words.noOfficials}</Notice>;
  const options = officials.map(({ id, code, familyName, givenName }) => ({
    value: id,
    text: `${familyName} ${givenName} (${code})`,
  }));
  return (
    <ChoiceField
      label={words.official}
      value={chosen}
      options={[{ value: '', text: words.officialNone }, ...options]}
      onChoose={onChoose}
      error={error}
    />
  );
}
