import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpeech } from '../i18n/wording.tsx';
import { saveFile } from '../save-file.ts';

type CodesProps = Readonly<{ codes: readonly string[]; onDone: () => void }>;

/** The codes, this once: whoever goes on has said that they are put away. */
export function RecoveryCodesStep({ codes, onDone }: CodesProps) {
  const { wording } = useSpeech();
  const words = wording.signIn.enrolment;
  const [kept, setKept] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const text = `${words.fileTitle}\r\n\r\n${codes.join('\r\n')}\r\n`;
  return (
    <div class="form">
      <h2 ref={title} tabIndex={-1}>
        {words.keep}
      </h2>
      <p>{words.keepText}</p>
      <ol class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button recovery-download"
        onClick={() => saveFile(words.fileName, new Blob([text], { type: 'text/plain' }))}
      >
        <span aria-hidden="true">↓ </span>
        {words.download}
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
        {words.kept}
      </label>
      <button
        type="button"
        class="button button-main button-wide"
        disabled={!kept}
        onClick={onDone}
      >
        {words.finish}
      </button>
    </div>
  );
}
