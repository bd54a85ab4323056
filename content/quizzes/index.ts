import type { Blueprint } from '@/lib/quiz/quiz';
import { virtualNetworkPeering } from './virtual-network-peering';

/** Every lesson's quiz. */
export const QUIZZES: readonly Blueprint[] = [virtualNetworkPeering];

/** @param id slug of the lesson */
export const findBlueprint = (id: string): Blueprint | null => QUIZZES.find((quiz) => quiz.id === id) ?? null;
