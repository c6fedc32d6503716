import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { questionnaireSchema } from '../../shared/validation/configuration-schema.ts';
import { parseJson } from '../../shared/validation/parse.ts';
import { shippedQuestionnaires } from '../shipped/questionnaires.ts';
import type { StoreReader } from './open-store.ts';

/** Puts a questionnaire into the store; a version that is there already stays as it is. */
export async function addQuestionnaire(
  db: StoreReader,
  questionnaire: Questionnaire,
): Promise<void> {
  await db
    .insertInto('questionnaires')
    .values({
      code: questionnaire.code,
      version: questionnaire.version,
      content: JSON.stringify(questionnaire),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts in the shipped questionnaires that are not there yet, in the versions of this program. */
export async function ensureShippedQuestionnaires(db: StoreReader): Promise<void> {
  for (const questionnaire of shippedQuestionnaires()) await addQuestionnaire(db, questionnaire);
}

/** All versions of the questionnaires named, for judging what was answered to them. */
export async function readQuestionnaires(
  db: StoreReader,
  codes: readonly string[],
): Promise<Questionnaire[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom('questionnaires')
    .select(['content'])
    .where('code', 'in', codes)
    .execute();
  return rows.map(({ content }) => questionnaireOf(content));
}

/** The newest version of a questionnaire; undefined when there is none of that code. */
export async function newestQuestionnaire(
  db: StoreReader,
  code: string,
): Promise<Questionnaire | undefined> {
  const row = await db
    .selectFrom('questionnaires')
    .select('content')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && questionnaireOf(row.content);
}

/** Parsed contents by their text, which alone decides what they mean. */
const parsedContents = new Map<string, Questionnaire>();

function questionnaireOf(content: string): Questionnaire {
  const known = parsedContents.get(content);
  if (known !== undefined) return known;
  const parsed = parseJson(questionnaireSchema, content);
  if (!parsed.ok) {
    throw new Error(`A stored questionnaire is unreadable: ${parsed.error[0]?.message ?? ''}`);
  }
  if (parsedContents.size > 100) parsedContents.clear();
  parsedContents.set(content, parsed.value);
  return parsed.value;
}
