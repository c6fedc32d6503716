import type {
  Changed,
  CounterChange,
  OfficialChange,
  ServicePointChange,
  UnitPlaces,
} from '../../shared/api/organisation-history.ts';
import type {
  CounterDraft,
  OfficialDraft,
  PlaceEnd,
  ServicePointDraft,
} from '../../shared/api/organisation-places.ts';
import { ORGANISATION_PLACE_ROUTES } from '../../shared/api/organisation-place-routes.ts';
import { ORGANISATION_ROUTES } from '../../shared/api/organisation-routes.ts';
import type { Answer, Call } from './answer.ts';

/** What can end. */
export type EndingKind = 'point' | 'counter' | 'official';

/** Service points, counters and officials of a unit. */
export interface PlaceApi {
  unitPlaces(id: string): Promise<Answer<UnitPlaces>>;
  addServicePoint(unitId: string, draft: ServicePointDraft): Promise<Answer<Changed>>;
  addCounter(pointId: string, draft: CounterDraft): Promise<Answer<Changed>>;
  addOfficial(unitId: string, draft: OfficialDraft): Promise<Answer<Changed>>;
  changeServicePoint(id: string, change: ServicePointChange): Promise<Answer<Changed>>;
  changeCounter(id: string, change: CounterChange): Promise<Answer<Changed>>;
  changeOfficial(id: string, change: OfficialChange): Promise<Answer<Changed>>;
  endPlace(kind: EndingKind, id: string, end: PlaceEnd): Promise<Answer<Changed>>;
}

const ROUTES = { ...ORGANISATION_ROUTES, ...ORGANISATION_PLACE_ROUTES };

const END_ROUTES = {
  point: ROUTES.postServicePointEnd,
  counter: ROUTES.postCounterEnd,
  official: ROUTES.postOfficialEnd,
} as const;

export function placeApi(json: <T>(call: Call) => Promise<Answer<T>>): PlaceApi {
  const at = (id: string) => ({ parameters: { id } });
  return {
    unitPlaces: (id) => json({ route: ROUTES.getUnitPlaces, ...at(id) }),
    addServicePoint: (id, body) => json({ route: ROUTES.postServicePoint, ...at(id), body }),
    addCounter: (id, body) => json({ route: ROUTES.postCounter, ...at(id), body }),
    addOfficial: (id, body) => json({ route: ROUTES.postOfficial, ...at(id), body }),
    changeServicePoint: (id, body) => json({ route: ROUTES.putServicePoint, ...at(id), body }),
    changeCounter: (id, body) => json({ route: ROUTES.putCounter, ...at(id), body }),
    changeOfficial: (id, body) => json({ route: ROUTES.putOfficial, ...at(id), body }),
    endPlace: (kind, id, body) => json({ route: END_ROUTES[kind], ...at(id), body }),
  };
}
