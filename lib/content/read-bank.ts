import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES } from '@/content/questions';
import { QUIZZES } from '@/content/quizzes';
import { CARDS } from '@/lib/flashcards/cards';
import type { Bank } from './check-bank';
import { anchorOf } from './lesson';

/** The bank with its sources. @param root the project's folder */
export function readBank(root: string): Bank {
  const files = ['content/questions', 'content/quizzes', 'content/flashcards'].flatMap((folder) =>
    namesIn(root, folder, /(?<!\.test)\.ts$/).map((name) => `${folder}/${name}`),
  );
  const lessons = namesIn(root, 'content/lessons', /\.mdx$/).map((name) => name.replace(/\.mdx$/, ''));
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
  return {
    families: FAMILIES,
    quizzes: QUIZZES,
    cards: CARDS,
    sections: new Map(
      lessons.map((slug) => [slug, headingsOf(textOf(`content/lessons/${slug}.mdx`)).map(anchorOf)]),
    ),
    sources: new Map(files.map((file) => [file, textOf(file)])),
  };
}

const namesIn = (root: string, folder: string, names: RegExp): string[] =>
  readdirSync(join(root, folder)).filter((name) => names.test(name));

const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
