import { FAMILIES } from './questions';

/** Families that practice draws from: every one there is. */
export const PRACTISED = FAMILIES;

/**
 * Where a contested rule can decide the answer: such questions are for practice alone. They are named, since to find out a
 * structure has to be drawn many times in vain.
 */
export const CONTESTED: readonly { readonly family: string; readonly structure: string }[] = [
  { family: 'where-is-it-dropped', structure: 'through-an-appliance' },
];
