import { useState } from 'preact/hooks';
import type { OwnSession } from '../../../shared/api/own-account.ts';
import { formatInstant } from '../../reports/format.ts';
import type { Answer, Failure } from '../api-client.ts';
import { FailureNotice, Notice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import type { Wording } from '../i18n/wording.tsx';
import { useServices } from '../services.ts';

type CardProps = Readonly<{ sessions: readonly OwnSession[]; onChanged: () => void }>;

/** Where the account is signed in now, and what ends that. */
export function OwnSessionsCard({ sessions, onChanged }: CardProps) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const words = wording.signIn.own;
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = async (ending: Promise<Answer<null>>, text: string) => {
    const answer = await ending;
    setFailure(answer.ok ? null : answer.error);
    setDone(answer.ok ? text : null);
    onChanged();
  };
  const hasOthers = sessions.some(({ current }) => !current);
  return (
    <section class="card own-card">
      <h2>{words.sessions}</h2>
      <p class="soft">{hasOthers ? words.sessionsText : words.noOthers}</p>
      {done !== null && <Notice kind="done">{done}</Notice>}
      {failure !== null && <FailureNotice failure={failure} />}
      <SessionTable sessions={sessions} onEnd={(id) => void end(api.endSession(id), words.ended)} />
      {hasOthers && (
        <div class="own-actions">
          <button
            type="button"
            class="button"
            onClick={() => void end(api.endOtherSessions(), words.endedOthers)}
          >
            {words.endOthers}
          </button>
        </div>
      )}
    </section>
  );
}

type TableProps = Readonly<{ sessions: readonly OwnSession[]; onEnd: (id: string) => void }>;

function SessionTable({ sessions, onEnd }: TableProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.own;
  return (
    <div class="table-scroll" role="region" aria-label={words.sessions} tabIndex={0}>
      <table class="figure-table">
        <caption class="visually-hidden">{words.sessions}</caption>
        <thead>
          <tr>
            <th scope="col">{words.device}</th>
            <th scope="col">{words.opened}</th>
            <th scope="col">{words.seen}</th>
            <th scope="col">
              <span class="visually-hidden">{words.action}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row">{placeOf(session, words)}</th>
              <td>{formatInstant(session.createdAtMs)}</td>
              <td>{formatInstant(session.seenAtMs)}</td>
              <td class="cell-action">
                {session.current ? (
                  <span class="chip chip-met">{words.current}</span>
                ) : (
                  <button
                    type="button"
                    class="link-button"
                    aria-label={words.endOf(
                      placeOf(session, words),
                      formatInstant(session.createdAtMs),
                    )}
                    onClick={() => onEnd(session.id)}
                  >
                    {words.end}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "Chrome trên Windows"; a code that nobody has words for is another browser. */
function placeOf({ browser, system }: OwnSession, words: Wording['signIn']['own']): string {
  const browsers: Readonly<Record<string, string>> = words.browsers;
  const systems: Readonly<Record<string, string>> = words.systems;
  return words.place(
    browsers[browser] ?? words.browsers.other,
    systems[system] ?? words.systems.other,
  );
}
