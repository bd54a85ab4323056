import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAMILIES } from '@/content/questions';
import type { AuthoredFile } from '@/content/questions/parts/authored-check';
import type { AuthoredQuestion } from '@/content/questions/parts/authored-question';
import { QUIZZES } from '@/content/quizzes';
import { CARDS } from '@/lib/flashcards/cards';
import type { Bank } from './check-bank';
import { anchorOf } from './lesson';

const FOLDERS = ['content/questions', 'content/quizzes', 'content/flashcards'];
const AUTHORED = 'content/questions/authored';

/** The files of questions written by hand, as they are written: without the families that draw from them. */
export function readAuthored(root: string): Promise<AuthoredFile[]> {
  return Promise.all(
    namesIn(root, AUTHORED, TYPESCRIPT).map(async (name) => {
      const file = join(root, AUTHORED, name);
      const exported: Readonly<Record<string, readonly AuthoredQuestion[]>> = await import(
        pathToFileURL(file).href
      );
      return {
        path: `${AUTHORED}/${name}`,
        text: readFileSync(file, 'utf8'),
        questions: Object.values(exported).flat(),
      };
    }),
  );
}

const TYPESCRIPT = /(?<!\.test)\.ts$/;

/** The bank with its sources. @param root the project's folder */
export function readBank(root: string): Bank {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => TYPESCRIPT.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
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
