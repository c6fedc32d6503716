import type { FirstSteps } from '../../shared/api/first-steps.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { SampleData, SampleRemoval } from '../../shared/api/sample-data.ts';
import type { SettingChange, SettingsPage } from '../../shared/api/settings.ts';
import type { TargetDraft, TargetEnd, Targets } from '../../shared/api/target-presets.ts';
import type { Answer, Call } from './answer.ts';

/** The part of the API that decides for the whole office. */
export interface SettingsApi {
  list(): Promise<Answer<SettingsPage>>;
  change(change: SettingChange): Promise<Answer<SettingsPage>>;
  addTarget(draft: TargetDraft): Promise<Answer<Targets>>;
  endTarget(id: string, end: TargetEnd): Promise<Answer<Targets>>;
  firstSteps(): Promise<Answer<FirstSteps>>;
  sample(): Promise<Answer<SampleData>>;
  /** Begins it on the server; `sample` then says how far it is. */
  loadSample(): Promise<Answer<SampleData>>;
  removeSample(removal: SampleRemoval): Promise<Answer<SampleData>>;
}

type Json = <T>(call: Call) => Promise<Answer<T>>;

export function createSettingsApi(json: Json): SettingsApi {
  return {
    list: () => json({ route: ROUTES.getSettings }),
    change: (body) => json({ route: ROUTES.postSetting, body }),
    addTarget: (body) => json({ route: ROUTES.postTarget, body }),
    endTarget: (id, body) => json({ route: ROUTES.postTargetEnd, parameters: { id }, body }),
    firstSteps: () => json({ route: ROUTES.getFirstSteps }),
    sample: () => json({ route: ROUTES.getSampleData }),
    loadSample: () => json({ route: ROUTES.postSampleLoad }),
    removeSample: (body) => json({ route: ROUTES.postSampleRemoval, body }),
  };
}
