import { useState } from 'preact/hooks';
import type { Failure } from '../api-client.ts';
import { FailureNotice } from '../components/notice.tsx';
import { useSpeech } from '../i18n/wording.tsx';
import { saveFile } from '../save-file.ts';
import { useServices } from '../services.ts';

/** An empty workbook to fill in: of one list, or of all. */
export function TemplateChoice() {
  const { wording } = useSpeech();
  const { api } = useServices();
  const [list, setList] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = wording.imports.upload;
  const download = async () => {
    setFailure(null);
    const answer = await api.imports.template(list === '' ? undefined : list);
    if (answer.ok) saveFile(answer.value.name, answer.value.content);
    else setFailure(answer.error);
  };
  return (
    <div class="card imports-template">
      <p class="soft">{words.templateHint}</p>
      <div class="imports-template-choice">
        <select
          class="input"
          aria-label={words.template}
          value={list}
          onChange={(event) => setList(event.currentTarget.value)}
        >
          <option value="">{words.allLists}</option>
          {words.lists.map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <button type="button" class="button" onClick={() => void download()}>
          <span aria-hidden="true">↓ </span>
          {words.template}
        </button>
      </div>
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  );
}
