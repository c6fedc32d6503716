import type { HttpsState } from '../../../shared/api/https-state.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { localDayOf } from '../../../shared/domain/local-day.ts';
import { formatDay } from '../../reports/format.ts';
import { QrCode } from '../components/qr-code.tsx';
import { trustAddress } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';

type TrustProps = Readonly<{ authority: NonNullable<HttpsState['authority']> }>;

/** The authority's certificate for a tablet: where it is, how to know it, how to install it. */
export function HttpsTrust({ authority }: TrustProps) {
  const { wording } = useSpeech();
  const words = wording.https.trust;
  const address = trustAddress(authority.addresses, window.location);
  return (
    <section class="card https-trust">
      <h2>{words.title}</h2>
      <div class="https-trust-columns">
        {address !== null && <Address address={address} />}
        <div class="https-proof">
          <h3>{words.fingerprint}</h3>
          <code class="https-fingerprint">
            {groupsOf(authority.sha256).map((group) => (
              <span key={group}>{group}</span>
            ))}
          </code>
          <p>{words.compare}</p>
          <p class="soft">{words.until(formatDay(localDayOf(authority.endsAtMs)))}</p>
        </div>
      </div>
      <div class="https-systems">
        {words.systems.map(({ name, steps }) => (
          <div key={name}>
            <h3>{name}</h3>
            <ol>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}

function Address({ address }: Readonly<{ address: string }>) {
  const { wording } = useSpeech();
  const words = wording.https.trust;
  return (
    <div class="https-address">
      <QrCode text={address} label={words.qr(address)} />
      <p>{words.scan}</p>
      <p class="https-link">{address}</p>
      {address.includes(ROUTES.getAuthorityCertificate.path) && (
        <p class="soft">{words.noHttpPort}</p>
      )}
      <a class="button" download href={ROUTES.getAuthorityCertificate.path}>
        <span aria-hidden="true">↓ </span>
        {words.download}
      </a>
    </div>
  );
}

/** Eight bytes to a line: two people can read them to each other. */
function groupsOf(sha256: string): string[] {
  return sha256.match(/(?:[0-9A-F]{2}:?){1,8}/gu)?.map((group) => group.replace(/:$/u, '')) ?? [];
}
