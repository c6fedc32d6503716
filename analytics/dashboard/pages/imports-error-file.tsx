import { useState } from 'preact/hooks';
import type { Failure } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';

type Props = Readonly<{ token: string; rows: 'all' | 'wrong' }>;

/** The rows back as a workbook with a column that says what is wrong. */
export function ErrorFileButton({ token, rows }: Props) {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [failure, setFailure] = useState<Failure | null>(null);
  const download = async () => {
    setFailure(null);
    const answer = await api.imports.errors(token, rows);
    if (answer.ok) saveFile(answer.value.name, answer.value.content);
    else setFailure(answer.error);
  };
  return (
    <>
      <button type="button" class="button" onClick={() => void download()}>
        <span aria-hidden="true">↓ </span>
        {wording.imports.apply.errors}
      </button>
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  );
}
