import { readFileSync } from 'node:fs';

/** Whether a process with this number runs on this machine; one of another user's counts. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** When a process began, in the system's own count (Linux); empty elsewhere. Tells a process from a later one of its number. */
export function startOf(pid: number): string {
  try {
    // the name in brackets may hold spaces; the start is the 20th field after it
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether the process that had this number and began then still runs. @param start as `startOf` gave it; may be empty */
export const isSameProcess = (pid: number, start: string): boolean =>
  isRunning(pid) && (start === '' || startOf(pid) === start);
