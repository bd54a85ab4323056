// The thread that carries out what takes seconds: one task, its result, and it ends.
import { parentPort, workerData } from 'node:worker_threads';
import { carryOut } from './tasks';

parentPort?.postMessage(carryOut(workerData));
