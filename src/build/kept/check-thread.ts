/* A thread of its own that holds a site against what is kept of its last build, while content is read. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkLeft, sendCheck } from './former-check.ts';

const left = checkLeft(workerData as string);
parentPort!.postMessage(left && sendCheck(left));
