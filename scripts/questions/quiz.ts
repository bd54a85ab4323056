import { findBlueprint, QUIZZES } from '../../content/quizzes';
import { drawQuiz } from '../../lib/quiz/quiz';
import { type Arguments, UsageError } from './arguments';
import { requireFamily } from './draw';
import { drawWithIds, lineOf } from './line';

export function quiz({ lesson = '', seed }: Arguments) {
  const blueprint = findBlueprint(lesson);
  if (!blueprint)
    throw new UsageError(
      `There is no quiz for "${lesson}". There is one for: ${QUIZZES.map(({ id }) => id).join(', ')}.`,
    );
  return drawQuiz(blueprint, seed, () => '').map(({ family, seed: own, level, structure }, position) => {
    // the same question again, with the ids it has when it is drawn alone
    const question = drawWithIds(requireFamily(family), own, { level, structure });
    return { position, ...lineOf(question) };
  });
}
