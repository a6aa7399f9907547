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
export type Accepts = (window: Window, text: string) => boolean;

const isOneOf = (cuts: readonly number[], ways: readonly (readonly number[])[]): boolean =>
  ways.some((way) => way.length === cuts.length && way.every((cut, i) => cut === cuts[i]));

/** Identity numbers check themselves: wherever they are cut, one sign throughout is enough. */
export const acceptsId: Accepts = (window, text) =>
  isIdNumber(window.digits) &&
  (gapsOf(window).isEven || gapsOf(window).isTied) &&
  !isFraction(window) &&
  !saysCode(text, window) &&
  beginsHere(text, window) &&
  !/^[\dA-Z]/.test(text.slice(window.end));

/** What is said to be one, with a slip in it or of the fifteen digits given until 1999, which check nothing. */
export const acceptsLabelledId: Accepts = (window, text) =>
  looksLikeId(window.digits) &&
  gapsOf(window).isEven &&
  saysIdentity(text, window) &&
  !/^[\dA-Za-z]/.test(text.slice(window.end));

/** Blocks of four, some run together, or the issuer's six digits apart. */
const isCardCut = (cuts: readonly number[]): boolean =>
  cuts.every((cut) => cut % 4 === 0) || (cuts.length === 1 && cuts[0] === 6);

/** One in ten numbers passes the check: how it is cut must speak for a card, or a word. */
export const acceptsCard: Accepts = (window, text) => {
  if (!isCardNumber(window.digits) || isFraction(window) || isWhole(window) || saysCode(text, window)) return false;
  if (!beginsHere(text, window) || !endsHere(text, window)) return false;
  const { isEven, isTied, lines, signs } = gapsOf(window);
  if (window.groups.length === 1 || isSpelled(window)) return isEven;
  const isPoint = signs[0] === '.' && window.groups.length < 4;
  if (lines === 1 && window.groups.length === 2) return window.groups[0]!.digits.length > 3;
  if (!isCardCut(cutsOf(window)) || isPoint || !(isEven || isTied)) return false;
  return isTied || /^(?:62|9558)/.test(window.digits) || saysCard(text, window);
};

const MOBILE = /^(?:0{0,2}86)?0?1[3-9]\d{9}$/;
/** Where people cut the eleven digits. */
const MOBILE_CUTS = [[3, 7], [3], [7], [4, 7], [3, 6], [3, 5, 7, 9]];

/** The cuts of the eleven digits themselves; a country's code before them may stand apart. */
function mobileCuts(window: Window): number[] {
  const ahead = window.digits.length - 11;
  return cutsOf(window).flatMap((cut) => (cut > ahead ? [cut - ahead] : []));
}

export const acceptsMobile: Accepts = (window, text) => {
  if (!MOBILE.test(window.digits) || isFraction(window) || isWhole(window)) return false;
  if (!beginsHere(text, window) || !endsHere(text, window) || saysCode(text, window) || saysAmount(text, window))
    return false;
  const cuts = mobileCuts(window);
  const { isEven, isTied, lines, signs } = gapsOf(window);
  const isSaid = saysPhone(text, window);
  if (signs[0] === '.' && window.groups.length === 2) return false;
  if (/^号(?!码)/.test(text.slice(window.end, window.end + 2)) && !isSaid) return false;
  if (cuts.length === 0 || isSpelled(window)) return isEven || isTied;
  if (lines > 0 && isSaid && window.groups.length === lines + 1) return true;
  if (!isOneOf(cuts, MOBILE_CUTS) || !(isEven || isTied)) return false;
  if (isTied && lines === 0) return true;
  if (isSaid || hasLeadingZero(window)) return true;
  // lines are figures of their own
  return lines === 0 && isOneOf(cuts, [[3, 7]]) && !isListOfFigures(text, window);
};

const LANDLINE = /^(?:0{0,2}86)?0?(?:10|2\d|[3-9]\d{2})[1-9]\d{6,7}$/;
const AREA = /^(?:0{0,2}86|0)/;

/** With its area code, or after a word that says it is a telephone; somebody's own only beside a person. */
export const acceptsLandline: Accepts = (window, text) =>
  (AREA.test(window.digits) ? LANDLINE.test(window.digits) : isSubscriber(window, text)) &&
  gapsOf(window).lines === 0 &&
  !isFraction(window) &&
  !isWhole(window) &&
  beginsHere(text, window) &&
  endsHere(text, window) &&
  standsByPerson(text, window.start, window.end);

const isSubscriber = (window: Window, text: string): boolean =>
  /^[1-9]\d{6,7}$/.test(window.digits) && saysSubscriber(text, window);
