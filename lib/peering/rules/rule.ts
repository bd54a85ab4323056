/** A fact about Azure in our own words, as it is shown under an explanation, and the public page that tells it. */
export type Rule = {
  /** one to three sentences; addresses, prefixes and property names in backticks */
  readonly text: string;
  readonly url: string;
  /** only where public sources disagree */
  readonly contested?: Contested;
};

/** Two ways to read Azure's documentation, and the one this engine follows. */
export type Contested = {
  readonly readings: readonly [string, string];
  /** which reading the engine follows by default, and why */
  readonly taken: string;
};

export const rule = (text: string, url: string): Rule => ({ text, url });

export const contestedRule = (text: string, url: string, contested: Contested): Rule => ({
  text,
  url,
  contested,
});
