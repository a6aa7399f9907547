const CODES = /^(?:kind$|labels\b|source\b|publication\b|waivers\b|funds\.\d+\.(?:source|scope|breakdown)$)/;

/** Whether a text of a record stands on the form, and is no code by which the record says what the form's parts are. */
export const isPrinted = (path: string): boolean => !CODES.test(path);
