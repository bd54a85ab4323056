// The thread that draws questions for practice: it is asked with a family and answers with a drawn question.
import { parentPort } from 'node:worker_threads';
import { draw } from './draw';

parentPort?.on('message', (family: string) => parentPort?.postMessage(draw(family)));
