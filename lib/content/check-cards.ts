import type { Flashcard } from '@/lib/flashcards/card';
import { CONCEPTS } from '@/lib/quiz/concepts';
import { like, repeats } from './check-families';
import { type ContentProblem, findLine, type Sources } from './problem';

/** @param sections anchors of the sections of each lesson, by its slug */
export function checkCards(
  cards: readonly Flashcard[],
  sections: ReadonlyMap<string, readonly string[]>,
  sources: Sources,
): ContentProblem[] {
  return [
    ...repeats(cards.map(({ id }) => id)).map((id) => {
      const file = fileOf(cards, id);
      return {
        file,
        line: findLine(sources, file, `id: '${id}'`, `id: '${id}'`),
        problem: `There are two cards "${id}". Expected another id: people's memory of a card is kept under it.`,
      };
    }),
    ...cards.flatMap((card) => checkCard(card, sections, sources)),
  ];
}

const fileOf = (cards: readonly Flashcard[], id: string) =>
  `content/flashcards/${cards.find((card) => card.id === id)?.lesson}.ts`;

function checkCard(
  { id, lesson, section, concept, front, back, sources: pages }: Flashcard,
  sections: ReadonlyMap<string, readonly string[]>,
  sources: Sources,
): ContentProblem[] {
  const file = `content/flashcards/${lesson}.ts`;
  const problems: ContentProblem[] = [];
  const say = (key: string, problem: string) =>
    problems.push({
      file,
      line: findLine(sources, file, `id: '${id}'`, key),
      problem: `Card "${id}": ${problem}`,
    });
  const there = sections.get(lesson);
  if (!there)
    say('lesson', `there is no lesson "${lesson}". Expected one of ${[...sections.keys()].join(', ')}.`);
  else if (!there.includes(section))
    say('section: ', `"${lesson}" has no section "${section}". Expected one of ${there.join(', ')}.`);
  if (!(concept in CONCEPTS))
    say(
      'concept: ',
      `there is no concept "${concept}". Expected one of lib/quiz/concepts.ts${like(concept, Object.keys(CONCEPTS))}.`,
    );
  if (front.trim() === '') say('front: ', 'its front is empty. Expected a question.');
  if (back.trim() === '') say('back: ', 'its back is empty. Expected the answer.');
  if (pages.length === 0) say('sources: ', 'it rests on nothing. Expected at least one source.');
  for (const { url } of pages)
    if (!url.startsWith('https://')) say('sources: ', `"${url}" is no source. Expected an https address.`);
  return problems;
}
