/** How the server stands with HTTPS. */
export interface HttpsState {
  /** What the server itself serves; null: nothing, or a proxy before it does. */
  readonly certificate: {
    /** From the local authority, or given by the operator. */
    readonly from: 'local' | 'given';
    /** As the file is now; a renewed one is served from the next start on. */
    readonly endsAtMs: number;
    /** As written in it: `DNS:…`, `IP Address:…`. */
    readonly names: readonly string[];
  } | null;
  /** A proxy before the server is said to speak HTTPS. */
  readonly behindProxy: boolean;
  /** The local authority; null when none was made. */
  readonly authority: {
    /** `AB:CD:…` of its certificate, to be compared with what a tablet shows. */
    readonly sha256: string;
    readonly endsAtMs: number;
    /** Where a tablet fetches it, the most useful address first; at least one. */
    readonly addresses: readonly string[];
  } | null;
}
