/**
 * A UUIDv7 (RFC 9562 §5.7): the time in front, 74 random bits behind. A random UUID (v4) lends
 * those bits; only its first 48 bits and its version are replaced.
 */
export function newRecordId(wallMs: number): string {
  const time = Math.max(0, wallMs).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
