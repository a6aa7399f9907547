/** The keys of a record in the order of the format, up to what the form itself does not print. */
export const RECORD_ORDER: readonly string[] = [
  ...['kind', 'title', 'year', 'project', 'department', 'implementer', 'currency'],
  ...['category', 'start', 'end', 'period', 'score', 'funds', 'tasks', 'goal', 'indicators', 'outlook', 'corrective'],
  ...['total', 'grade', 'labels', 'extra'],
];
