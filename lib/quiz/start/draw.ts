import 'server-only';
import { randomBytes } from 'node:crypto';
import { findBlueprint } from '@/content/quizzes';
import { env } from '@/lib/env';
import { type NewAttempt, storedItems } from '../attempt';
import { drawQuiz } from '../quiz';

/** 128 bits: nobody draws the same quiz by trying seeds. */
export const newSeed = () => randomBytes(16).toString('hex');

/** An option's id tells nothing: it comes neither from the seed nor from the option's place. */
export const newOptionId = () => randomBytes(5).toString('hex');

/**
 * The quiz of a lesson, drawn and ready to be kept.
 * @returns null where the lesson has no quiz
 */
export function drawAttempt(lesson: string, seed: string): NewAttempt | null {
  const blueprint = findBlueprint(lesson);
  if (!blueprint) return null;
  const { SPOKEWISE_CONTENT_VERSION, SPOKEWISE_ENGINE_VERSION } = env();
  return {
    quiz: blueprint.id,
    seed,
    contentVersion: SPOKEWISE_CONTENT_VERSION,
    engineVersion: SPOKEWISE_ENGINE_VERSION,
    items: storedItems(drawQuiz(blueprint, seed, newOptionId)),
  };
}
