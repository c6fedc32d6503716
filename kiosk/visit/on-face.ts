import type { Level } from '../../shared/domain/level.ts';
import type { RecordContent } from '../../shared/record/record.ts';
import { goToWriting, stay } from './go-to.ts';
import type { Advance } from './visit-event.ts';
import type { Given, Rated, VisitState } from './visit-state.ts';

/** A face was tapped: the first tap of a visit, a change of it, or the answer to an item. */
export function onFace(state: VisitState, level: Level): Advance {
  const { step } = state;
  switch (step.name) {
    case 'rating':
      return rate(state, level, step.sinceMs);
    case 'changing':
      return changeRating(state, level, step.given);
    case 'item':
      return answerItem(state, level, step.given);
    default:
      return stay(state);
  }
}

function rate(state: VisitState, level: Level, shownMs: number): Advance {
  const { configuration, official } = state.setting;
  const content: RecordContent = {
    kind: 'rating',
    body: {
      counter: configuration.counter.id,
      official: official?.id ?? null,
      questionnaire: {
        code: configuration.questionnaire.code,
        version: configuration.questionnaire.version,
      },
      level,
      language: state.language,
      channel: 'tablet',
      tookMs: Math.max(0, state.nowMs - shownMs),
      ignoredTaps: state.ignoredTaps,
    },
  };
  const given: Given = { recordId: null, level, nextItem: 1, changeUntilMs: 0 };
  return show({ ...state, ignoredTaps: 0 }, { content, level, item: 0, given });
}

/** The reasons belonged to the face that is taken back, so they go with it. */
function changeRating(state: VisitState, level: Level, given: Rated): Advance {
  const content: RecordContent = {
    kind: 'amendment',
    body: { rating: given.recordId, level, reasons: [] },
  };
  return show(state, { content, level, item: 0, given: { ...given, level, changeUntilMs: 0 } });
}

function answerItem(state: VisitState, level: Level, given: Rated): Advance {
  const item = state.setting.configuration.questionnaire.items[given.nextItem];
  if (item === undefined) return stay(state);
  const content: RecordContent = {
    kind: 'amendment',
    body: { rating: given.recordId, answers: { [item.code]: level } },
  };
  const nextItem = given.nextItem + 1;
  return show(state, { content, level, item: given.nextItem, given: { ...given, nextItem } });
}

interface Pick {
  readonly content: RecordContent;
  readonly level: Level;
  readonly item: number;
  readonly given: Given;
}

function show(state: VisitState, { content, level, item, given }: Pick): Advance {
  return goToWriting(state, content, (token) => ({
    name: 'picked',
    sinceMs: state.nowMs,
    level,
    item,
    token,
    saved: false,
    given,
  }));
}
