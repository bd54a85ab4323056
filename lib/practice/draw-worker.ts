// The thread that draws questions for practice: it is asked with what is wanted and answers with a drawn question.
import { parentPort } from 'node:worker_threads';
import { type DrawRequest, draw } from './draw';

parentPort?.on('message', (request: DrawRequest) =>
  parentPort?.postMessage({ request, drawn: draw(request) }),
);
