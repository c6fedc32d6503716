/** What an entry of the audit log says, by its keys. */
export type AuditDetail = Readonly<Record<string, unknown>>;

/**
 * Reads the detail of an entry; undefined for what is no object: whoever tampers with the log shall
 * not silence the report. That it is not what was written is for `verifyAudit` to name.
 */
export function readAuditDetail(text: string): AuditDetail | undefined {
  let detail: unknown;
  try {
    detail = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isObject(detail) ? detail : undefined;
}

export const isObject = (value: unknown): value is AuditDetail =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
