import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UnitTree } from '../../shared/api/organisation.ts';
import type { Session } from '../../shared/api/session.ts';
import type { Api } from './api-client.ts';
import type { UseRequest } from './use-request.ts';

/** What every signed-in page may use. */
export interface Services {
  readonly api: Api;
  readonly session: Session;
  /** Asks again who is signed in to which office: its name or its cut-off day have changed. */
  readonly renewSession: () => void;
  readonly nowMs: () => number;
  /** Asked for once; every page needs it. */
  readonly units: UseRequest<UnitTree>;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices needs ServicesContext above it');
  return services;
}
