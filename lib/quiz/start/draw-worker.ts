// The thread that draws quizzes for the stock: it is asked with a lesson and answers with a drawn quiz, one after another.
import { parentPort } from 'node:worker_threads';
import { readyAttempt } from '../attempt';
import { drawAttempt, newSeed } from './draw';

parentPort?.on('message', (lesson: string) => {
  const drawn = drawAttempt(lesson, newSeed());
  parentPort?.postMessage(drawn && readyAttempt(drawn));
});
