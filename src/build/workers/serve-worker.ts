/** What an error said that ended the process. */
export interface WorkerFailed {
  readonly failure: Pick<NodeJS.ErrnoException, 'message' | 'code' | 'path' | 'stack'>;
}

/** Errors lose their code on the way between processes. */
const fail = (error: NodeJS.ErrnoException): void => {
  const { message, code, path, stack } = error;
  process.send!({ failure: { message, code, path, stack } } satisfies WorkerFailed, () => process.exit(1));
};

/**
 * Makes this process one that works for another: the first message is the job, each that follows a piece of it, which is
 * answered when it is done, one after the other.
 */
export function serveWorker<Job, Piece, Done>(prepare: (job: Job) => Promise<(piece: Piece) => Promise<Done>>): void {
  let work: ReturnType<typeof prepare> | undefined;
  let last = Promise.resolve();
  process.on('message', (message: unknown) => {
    if (!work) {
      work = prepare(message as Job);
      work.catch(fail);
      return;
    }
    last = last.then(async () => {
      const make = await work!;
      process.send!(await make(message as Piece));
    });
    last.catch(fail);
  });
  // whoever asked is gone: nobody waits for what is made
  process.on('disconnect', () => process.exit(0));
}
