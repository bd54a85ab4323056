export const HELP = `The bank of questions: what there is, what it draws, and what answers to it say.

  npm run -s questions -- <command> [options]

  list                                      every family
  draw      --family ID [--seed N] [--count K] [--level 1|2|3] [--structure NAME]
            the questions of the seeds N, N+1, …, with their keys
  quiz      --lesson SLUG [--seed N]        a lesson's quiz, with its keys
  sweep     [--family ID] [--count 10000] [--json]
            draws many seeds of each family: what was refused, where the right option stands, whether it is the longest,
            what was drawn twice, and how long a draw takes
  coverage  [--count 2] [--json]            which two misconceptions the bank can't tell apart, and how often it can the
            others: every structure is drawn with so many seeds. Status 1: some pair is left
  diagnose  [--now TIME] [--next]           what one person's answers say they believe

  list, draw and quiz print JSON Lines; so does sweep with --json. Status 2: it could not be done.

  diagnose reads JSON Lines from standard input, one answered question a line: what draw or quiz printed, with the
  answer added.
    {"family": "three-networks", "seed": "7", "level": 1, "structure": "chain", "choice": "k3x81q0a"}
  "choice" is the id of the option that was taken, "response" a list of ids for questions that take several. Without level
  or structure it is the one that draw gives without them. "answeredAt" says when (2026-03-02T09:00:00Z); answers fade
  with age, those without a time do not. "id" names the question in the output. Questions of other origin are given by
  their decisions, with who owns which answer:
    {"decisions": [{"possible": 4, "right": "a", "owners": {"b": ["M1", "M2"]}, "chosen": "b"}]}
  It prints one JSON object: the probability that nothing wrong is believed ("knows") and, for each misconception, its
  own, the questions that are signs of it, and its state: "named" and "cleared" are what a learner is told, of the rest
  ("open") nothing is said. --next adds the question of the bank that would say most.
`;
