import { CARDS as VIRTUAL_NETWORK_PEERING } from '@/content/flashcards/virtual-network-peering';
import type { Flashcard } from './card';

/** Every flashcard there is. */
export const CARDS: readonly Flashcard[] = [...VIRTUAL_NETWORK_PEERING];

export const findCard = (id: string): Flashcard | null => CARDS.find((card) => card.id === id) ?? null;
