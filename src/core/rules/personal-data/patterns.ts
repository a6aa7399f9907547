const MAIL_NAME = String.raw`[A-Za-z0-9](?:[A-Za-z0-9._%+\-]{0,62}[A-Za-z0-9_])?`;
const MAIL_DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,62}[A-Za-z0-9])? ?[.。] ?){1,4}[A-Za-z]{2,10}`;
export const EMAIL = new RegExp(
  String.raw`(?<![A-Za-z0-9])${MAIL_NAME}[ \n]?(?:@|[([]at[)\]])[ \n]?${MAIL_DOMAIN}(?![A-Za-z0-9])`,
  'g',
);

/** Addresses, identifiers and digests: what looks like a number in them is none. */
export const NOT_PERSONAL = new RegExp(
  [
    String.raw`(?:https?|ftp)://[^\s，。；、）》”"<>]+`,
    String.raw`\bwww\.[^\s，。；、）》”"<>]+`,
    String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`,
    String.raw`\b(?=[0-9a-f]*[a-f])[0-9a-f]{32,}\b`,
  ].join('|'),
  'gi',
);

/** Papers whose numbers check nothing: found where a word says what they are. */
export const DOCUMENT =
  /(?<=(?:护照|通行证|居留证|军官证|士兵证)[^\dA-Za-z\n]{0,8})(?=[A-Za-z]*\d)[A-Za-z]{1,2}\d{7,10}(?![\dA-Za-z])/g;
