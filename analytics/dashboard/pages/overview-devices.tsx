import { formatCount } from '../../reports/format.ts';
import { kiosksToAttend } from '../device-alarms.ts';
import { useSpeech } from '../i18n/wording.tsx';
import { Link, useNavigation } from '../navigation.tsx';
import { toPage } from '../route.ts';
import { useServices } from '../services.ts';
import { useRequest } from '../use-request.ts';

/** How many devices are named; the rest stand on the list of kiosks. */
const SHOWN = 3;

/** Devices of the unit that somebody has to look at, each with the way to its page. */
export function DeviceAttention({ unitCode }: Readonly<{ unitCode: string }>) {
  const { language, wording } = useSpeech();
  const { api, units } = useServices();
  const { route } = useNavigation();
  const { state } = useRequest('kiosks', api.kiosks);
  // Not the page's own figures: while they are on their way, or fail, nothing stands here.
  if (state.kind !== 'ready' || units.state.kind !== 'ready') return null;
  const found = kiosksToAttend(state.value.kiosks, units.state.value, unitCode);
  if (found.length === 0) return null;
  const words = wording.place.attention;
  const { alarms } = wording.administration.kiosks;
  return (
    <section>
      <h2>{words.title}</h2>
      <ul class="side-list">
        {found.slice(0, SHOWN).map((kiosk) => (
          <li key={kiosk.id}>
            <Link to={{ ...toPage(route, 'kiosk'), within: kiosk.id }}>{kiosk.name}</Link>
            <p>
              {kiosk.alarms.map((alarm) => alarms[alarm]).join(', ')} · {kiosk.counter.name},{' '}
              {kiosk.unit.name}
            </p>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p class="side-quiet">
          <Link to={toPage(route, 'kiosks')}>
            {words.more(formatCount(found.length - SHOWN, language))}
          </Link>
        </p>
      )}
    </section>
  );
}
