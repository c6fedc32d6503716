import { HTTPS_WAYS, type HttpsWay } from '../https-standing.ts';
import { useSpeech } from '../i18n/wording.tsx';

/** The four ways, each with when to take it and what to do; the one in use is marked. */
export function HttpsWays({ inUse }: Readonly<{ inUse: HttpsWay }>) {
  const { wording } = useSpeech();
  const words = wording.https;
  return (
    <ol class="https-ways">
      {HTTPS_WAYS.map((key, index) => {
        const { title, when, steps, commands } = words.way[key];
        const isUsed = key === inUse;
        return (
          <li key={key} class={isUsed ? 'card https-way https-way-used' : 'card https-way'}>
            <div class="card-head">
              <h3>{`${index + 1}. ${title}`}</h3>
              {isUsed && <Mark way={key} />}
            </div>
            <p class="soft">{when}</p>
            <ul class="https-steps">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
            {commands.length > 0 && <code class="command">{commands.join('\n')}</code>}
          </li>
        );
      })}
    </ol>
  );
}

/** To do without is no achievement: it is marked without a tick. */
function Mark({ way }: Readonly<{ way: HttpsWay }>) {
  const { wording } = useSpeech();
  const { inUse, asNow } = wording.https;
  return way === 'none' ? (
    <span class="chip">{asNow}</span>
  ) : (
    <span class="chip chip-met">✓ {inUse}</span>
  );
}
