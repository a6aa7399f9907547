const two = (n: number): string => String(n).padStart(2, '0');

/** `2026-05-18`, by the machine's clock. */
export const today = (now = new Date()): string =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** `10:05` */
export const hour = (now = new Date()): string => `${two(now.getHours())}:${two(now.getMinutes())}`;
