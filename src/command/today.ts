/** The day by this machine's clock: `2024-05-20`. */
export const todayHere = (): string => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date());
