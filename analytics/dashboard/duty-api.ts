import type {
  DutyChange,
  DutyChanged,
  DutyCopied,
  DutyCopy,
  DutyDraft,
  UnitDuties,
} from '../../shared/api/duties.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { LocalDay } from '../../shared/domain/local-day.ts';
import type { Answer, Call } from './answer.ts';

/** The part of the API that the duty roster uses. */
export interface DutyApi {
  ofUnit(unitId: string, from: LocalDay, to: LocalDay): Promise<Answer<UnitDuties>>;
  add(draft: DutyDraft): Promise<Answer<DutyChanged>>;
  change(id: string, change: DutyChange): Promise<Answer<DutyChanged>>;
  remove(id: string): Promise<Answer<DutyChanged>>;
  copy(unitId: string, copy: DutyCopy): Promise<Answer<DutyCopied>>;
}

type Json = <T>(call: Call) => Promise<Answer<T>>;

export function createDutyApi(json: Json): DutyApi {
  return {
    ofUnit: (id, from, to) =>
      json({ route: ROUTES.getUnitDuties, parameters: { id }, query: { from, to } }),
    add: (body) => json({ route: ROUTES.postDuty, body }),
    change: (id, body) => json({ route: ROUTES.putDuty, parameters: { id }, body }),
    remove: (id) => json({ route: ROUTES.deleteDuty, parameters: { id } }),
    copy: (id, body) => json({ route: ROUTES.postDutyCopy, parameters: { id }, body }),
  };
}
