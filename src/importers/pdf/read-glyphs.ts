import { isMatrix, move, multiply, type Matrix } from './matrix.ts';
import { inSymbols } from '../symbol-fonts.ts';
import type { Drawing, Visit } from './walk-page.ts';

/** A character where it was drawn: its box along the line, in points from the upper left corner. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Where the line goes on: 0 to the right, 90 down, -90 up; others are tilted. */
  readonly angle: number;
  /** Outside what the page shows. */
  readonly hidden: boolean;
}

/** What is known of a font: the size of its units, and whether its lines run down. */
export interface FontFacts {
  readonly name: string;
  readonly unit: number;
  readonly vertical: boolean;
}

interface Drawn {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly [number, number, number] | null;
}

const START: Matrix = [1, 0, 0, 1, 0, 0];
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Collects the characters of a page from its drawing steps, each where it stands: no blank is guessed here. */
export class GlyphReader {
  readonly glyphs: Glyph[] = [];
  private readonly factsOf: (font: string) => FontFacts;
  private line = START;
  private at = START;

  constructor(factsOf: (font: string) => FontFacts) {
    this.factsOf = factsOf;
  }

  readonly visit: Visit = (name, args, drawing) => {
    const [a, b] = args;
    switch (name) {
      case 'beginText':
        this.place(START);
        return undefined;
      case 'setTextMatrix':
        this.place(isMatrix(a) ? a : isMatrix(args) ? args : START);
        return undefined;
      case 'moveText':
      case 'setLeadingMoveText':
        this.place(multiply(this.line, [1, 0, 0, 1, number(a), number(b)]));
        return name === 'moveText' ? undefined : { leading: number(b) };
      case 'nextLine':
        this.place(multiply(this.line, [1, 0, 0, 1, 0, drawing.leading]));
        return undefined;
      case 'setFont':
        return { font: String(a), size: number(b) };
      case 'setCharSpacing':
        return { character: number(a) };
      case 'setWordSpacing':
        return { word: number(a) };
      case 'setHScale':
        return { scale: number(a) / 100 };
      case 'setTextRise':
        return { rise: number(a) };
      case 'setLeading':
        return { leading: -number(a) };
      case 'showText':
        this.show(Array.isArray(a) ? a : [], drawing);
        return undefined;
      default:
        return undefined;
    }
  };

  private place(matrix: Matrix): void {
    this.line = matrix;
    this.at = matrix;
  }

  private show(pieces: readonly unknown[], drawing: Drawing): void {
    const facts = this.factsOf(drawing.font);
    const { size, scale } = drawing;
    for (const piece of pieces) {
      const drawn = typeof piece === 'object' ? (piece as Drawn | null) : undefined;
      const after = drawn ? drawing.character + (drawn.isSpace ? drawing.word : 0) : 0;
      const down = facts.vertical && drawn?.vmetric ? drawn.vmetric[0] * facts.unit * size : 0;
      const long = drawn ? drawn.width * facts.unit * size : (-number(piece) / 1000) * size;
      if (drawn) this.add(drawn, drawing, facts, long);
      if (facts.vertical) this.at = multiply(this.at, [1, 0, 0, 1, 0, (drawn ? down || -size : long) + after]);
      else this.at = multiply(this.at, [1, 0, 0, 1, (long + after) * scale, 0]);
    }
  }

  private add({ unicode, vmetric }: Drawn, drawing: Drawing, facts: FontFacts, long: number): void {
    const whole = multiply(drawing.matrix, this.at);
    const width = long * drawing.scale;
    // a vertical line runs through the middle of its characters, and they hang under the point
    const x = facts.vertical ? -width / 2 : 0;
    const y = drawing.rise - (facts.vertical ? (vmetric?.[2] ?? 880) * facts.unit * drawing.size : 0);
    const [x1, y1] = move(whole, x, y);
    const [x2, y2] = move(whole, x + width, y);
    const size = Math.abs(drawing.size) * Math.hypot(whole[2], whole[3]);
    const angle = (Math.atan2(whole[1], whole[0]) * 180) / Math.PI;
    const { clip } = drawing;
    const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2 - (Math.abs(angle) < 45 ? size * 0.35 : 0)];
    const hidden = middleX < clip.left || middleX > clip.right || middleY < clip.top || middleY > clip.bottom;
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    this.glyphs.push({
      text: inSymbols(facts.name, unicode),
      left,
      right,
      baseline: (y1 + y2) / 2,
      size,
      angle,
      hidden,
    });
  }
}
