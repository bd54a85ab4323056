import type { Draft, Family } from '@/lib/quiz/family';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology } from '../../topologies/plan';
import type { AuthoredQuestion } from './authored-question';
import { SCENES } from './authored-scenes';
import { fill, wordsOf } from './authored-words';

const LEVELS: readonly Level[] = [1, 2, 3];

/** A family that draws from questions written by hand. What it is about is read off them. */
export function authoredFamily(
  family: Pick<Family, 'id' | 'title'> & { readonly questions: readonly AuthoredQuestion[] },
): Family {
  const { id, title, questions } = family;
  return {
    id,
    title,
    concepts: unique(questions.flatMap(({ concepts }) => concepts)),
    levels: LEVELS.filter((level) => questions.some((question) => question.level === level)),
    kind: 'single-choice',
    misconceptions: unique(questions.flatMap(({ wrong }) => wrong.flatMap(({ from }) => from))),
    structures: questions.map((question) => ({
      name: question.id,
      levels: [question.level],
      concepts: question.concepts,
      draw: (random) => drawAuthored(question, random),
    })),
  };
}

/** One drawing of the question: names and places filled in. */
export function drawAuthored(question: AuthoredQuestion, random: Random): Draft {
  const scene = SCENES[question.scene](random);
  const words = wordsOf(random, scene);
  const said = (text: string) => fill(text, words);
  return {
    form: 'authored',
    topology: buildTopology(scene.plan),
    prompt: said(random.pick(question.prompt)),
    ...(question.note && { note: said(question.note) }),
    right: said(random.pick(question.right)),
    wrong: question.wrong.map(({ text, from, remark }) => ({
      text: said(text),
      misconceptions: from,
      remark: said(remark),
    })),
    headline: said(question.headline),
    why: said(question.why),
    source: { text: said(question.source.says), url: question.source.url },
    rules: question.rules ?? [],
  };
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
