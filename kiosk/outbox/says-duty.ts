import { textOf } from '../../shared/record/bytes.ts';
import type { StoredRecord } from './stored-record.ts';

/** May this record say who serves? Quick, for long queues; whoever reads it parses it. */
export const saysDuty = ({ bytes }: StoredRecord): boolean =>
  textOf(bytes).includes('"kind":"duty"');
