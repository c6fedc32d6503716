import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import type { RatingBody } from '../../shared/record/record.ts';
import type { StoreReader } from '../store/open-store.ts';
import { readQuestionnaires } from '../store/questionnaires.ts';

/** Finds a questionnaire in exactly the version that was answered. */
export type QuestionnaireShelf = (named: RatingBody['questionnaire']) => Questionnaire | undefined;

/** All versions of the questionnaires named. */
export async function questionnaireShelf(
  db: StoreReader,
  codes: readonly string[],
): Promise<QuestionnaireShelf> {
  const stored = await readQuestionnaires(db, [...new Set(codes)]);
  const shelf = new Map(stored.map((one) => [nameOf(one), one]));
  return (named) => shelf.get(nameOf(named));
}

const nameOf = ({ code, version }: { code: string; version: number }): string =>
  `${code}\n${version}`;
