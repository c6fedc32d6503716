import type { Kiosks, KioskSummary } from '../../shared/api/organisation.ts';

/** Kiosks in use that run one build. */
export interface BuildGroup {
  readonly build: string;
  readonly kiosks: number;
  /** When the first of them told of it; null when that is not known of any. */
  readonly sinceMs: number | null;
  readonly isServers: boolean;
}

/** Does the kiosk run another build than the server hands out? Unknown is not behind. */
export const isBehind = ({ build }: Pick<KioskSummary, 'build'>, serverBuild: string): boolean =>
  build !== null && build !== serverBuild;

/** Builds of the kiosks in use, the server's first, then by how many run them. */
export function buildGroups({ kiosks, serverBuild }: Kiosks): BuildGroup[] {
  const active = kiosks.filter(({ status, build }) => status === 'active' && build !== null);
  const groups = Map.groupBy(active, ({ build }) => build ?? '');
  return [...groups]
    .map(([build, members]) => {
      const known = members.flatMap(({ buildSinceMs }) => buildSinceMs ?? []);
      const sinceMs = known.length === 0 ? null : Math.min(...known);
      return { build, kiosks: members.length, sinceMs, isServers: build === serverBuild };
    })
    .toSorted((a, b) => Number(b.isServers) - Number(a.isServers) || b.kiosks - a.kiosks);
}
