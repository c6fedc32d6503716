import type { Questionnaire } from '../../shared/domain/questionnaire.ts';
import { questionnaireSchema } from '../../shared/validation/configuration-schema.ts';
import { parse } from '../../shared/validation/parse.ts';
import motCham from './questionnaires/mot-cham.json' with { type: 'json' };
import namYeuTo from './questionnaires/nam-yeu-to.json' with { type: 'json' };

/** The questionnaires that come with the program; throws when a file was damaged. */
export function shippedQuestionnaires(): readonly Questionnaire[] {
  return [motCham, namYeuTo].map((shipped) => {
    const parsed = parse(questionnaireSchema, shipped);
    if (parsed.ok) return parsed.value;
    throw new Error(`A shipped questionnaire is damaged: ${JSON.stringify(parsed.error)}`);
  });
}
