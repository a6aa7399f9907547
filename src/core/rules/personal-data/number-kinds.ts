import { isCardNumber, isIdNumber, looksLikeId } from './checksums.ts';
import { standsByPerson } from './person-nearby.ts';
import {
  beginsHere,
  endsHere,
  isListOfFigures,
  saysAmount,
  saysCard,
  saysCode,
  saysIdentity,
  saysPhone,
  saysSubscriber,
} from './surroundings.ts';
import { cutsOf, gapsOf, hasLeadingZero, isFraction, isSpelled, isWhole, type Window } from './windows.ts';

/** Whether groups of a text are a number of a person; the text is half-width. */
export type Accepts = (span: Window, text: string) => boolean;

const isOneOf = (cuts: readonly number[], ways: readonly (readonly number[])[]): boolean =>
  ways.some((way) => way.length === cuts.length && way.every((cut, i) => cut === cuts[i]));

/** Identity numbers check themselves: wherever they are cut, one sign throughout is enough. */
export const acceptsId: Accepts = (span, text) =>
  isIdNumber(span.digits) &&
  (gapsOf(span).isEven || gapsOf(span).isTied) &&
  !isFraction(span) &&
  !saysCode(text, span) &&
  beginsHere(text, span) &&
  !/^[\dA-Z]/.test(text.slice(span.end));

/** What is said to be one, with a slip in it or of the fifteen digits given until 1999, which check nothing. */
export const acceptsLabelledId: Accepts = (span, text) =>
  looksLikeId(span.digits) &&
  gapsOf(span).isEven &&
  saysIdentity(text, span) &&
  !/^[\dA-Za-z]/.test(text.slice(span.end));

/** Blocks of four, some run together, or the issuer's six digits apart. */
const isCardCut = (cuts: readonly number[]): boolean =>
  cuts.every((cut) => cut % 4 === 0) || (cuts.length === 1 && cuts[0] === 6);

/** One in ten numbers passes the check: how it is cut must speak for a card, or a word. */
export const acceptsCard: Accepts = (span, text) => {
  if (!isCardNumber(span.digits) || isFraction(span) || isWhole(span) || saysCode(text, span)) return false;
  if (!beginsHere(text, span) || !endsHere(text, span)) return false;
  const { isEven, isTied, lines, signs } = gapsOf(span);
  if (span.groups.length === 1 || isSpelled(span)) return isEven;
  const isPoint = signs[0] === '.' && span.groups.length < 4;
  if (lines === 1 && span.groups.length === 2) return span.groups[0]!.digits.length > 3;
  if (!isCardCut(cutsOf(span)) || isPoint || !(isEven || isTied)) return false;
  return isTied || /^(?:62|9558)/.test(span.digits) || saysCard(text, span);
};

const MOBILE = /^(?:0{0,2}86)?0?1[3-9]\d{9}$/;
/** Where people cut the eleven digits. */
const MOBILE_CUTS = [[3, 7], [3], [7], [4, 7], [3, 6], [3, 5, 7, 9]];

/** The cuts of the eleven digits themselves; a country's code before them may stand apart. */
function mobileCuts(span: Window): number[] {
  const ahead = span.digits.length - 11;
  return cutsOf(span).flatMap((cut) => (cut > ahead ? [cut - ahead] : []));
}

export const acceptsMobile: Accepts = (span, text) => {
  if (!MOBILE.test(span.digits) || isFraction(span) || isWhole(span)) return false;
  if (!beginsHere(text, span) || !endsHere(text, span) || saysCode(text, span) || saysAmount(text, span)) return false;
  const cuts = mobileCuts(span);
  const { isEven, isTied, lines, signs } = gapsOf(span);
  const isSaid = saysPhone(text, span);
  if (signs[0] === '.' && span.groups.length === 2) return false;
  if (/^号(?!码)/.test(text.slice(span.end, span.end + 2)) && !isSaid) return false;
  if (cuts.length === 0 || isSpelled(span)) return isEven || isTied;
  if (lines > 0 && isSaid && span.groups.length === lines + 1) return true;
  if (!isOneOf(cuts, MOBILE_CUTS) || !(isEven || isTied)) return false;
  if (isTied && lines === 0) return true;
  if (isSaid || hasLeadingZero(span)) return true;
  // lines are figures of their own
  return lines === 0 && isOneOf(cuts, [[3, 7]]) && !isListOfFigures(text, span);
};

const LANDLINE = /^(?:0{0,2}86)?0?(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}$/;
const AREA = /^(?:0{0,2}86|0)/;

/** With its area code, or after a word that says it is a telephone; somebody's own only beside a person. */
export const acceptsLandline: Accepts = (span, text) =>
  (AREA.test(span.digits) ? LANDLINE.test(span.digits) : isSubscriber(span, text)) &&
  gapsOf(span).lines === 0 &&
  !isFraction(span) &&
  !isWhole(span) &&
  beginsHere(text, span) &&
  endsHere(text, span) &&
  standsByPerson(text, span.start, span.end);

const isSubscriber = (span: Window, text: string): boolean =>
  /^[1-9]\d{6,7}$/.test(span.digits) && saysSubscriber(text, span);
