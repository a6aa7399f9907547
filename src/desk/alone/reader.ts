import { readTables } from '../../filing/read-tables.ts';
import { isAsked, type Answer } from './messages.ts';

/* The worker that reads files: what a hostile one can hold up is here, and can be ended. */
addEventListener('message', async ({ data }: MessageEvent) => {
  // the reader of PDF posts messages of its own
  if (!isAsked(data)) return;
  let answer: Answer;
  try {
    answer = { desk: 'answer', found: await readTables(data) };
  } catch (error) {
    answer = { desk: 'answer', fault: String(error) };
  }
  (postMessage as (message: Answer) => void)(answer);
});
