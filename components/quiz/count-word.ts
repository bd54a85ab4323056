const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** Small numbers as words: `Choose two`. */
export const countWord = (count: number): string => WORDS[count] ?? String(count);
