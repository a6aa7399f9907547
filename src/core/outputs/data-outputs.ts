import { FORM_KINDS } from '../forms/registry.ts';
import { DATA, dataFilePath } from '../library/addresses.ts';
import type { Content } from '../library/library.ts';
import { describeCatalogue } from '../open-data/catalogue.ts';
import { describePackage } from '../open-data/data-package.ts';
import type { Facts } from '../open-data/files.ts';
import { recordSchema } from '../open-data/record-schema.ts';
import { viewData } from '../open-data/view.ts';
import { listCitations } from './citations.ts';
import { listBooks } from './book-outputs.ts';
import { DataSet } from './data-set.ts';
import type { OpenDigest } from './digest-parts.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';
import { page, type Output } from './output.ts';
import { json, listZips } from './zip-outputs.ts';

function listTables(set: DataSet): Output[] {
  const { frame } = set;
  return [
    ...set.places.map(({ path, format, table }, at): Output => {
      const parts = () => set.years()[at]!.parts;
      return {
        ...{ sort: 'table', path, format, rests: () => digestOf(parts(), frame) },
        make: () => ({ table, parts: parts() }),
      };
    }),
    ...set.whole.map(({ table, key, text }): Output => ({
      ...{ sort: 'data', path: dataFilePath(`${table.id}.csv`), rests: key, make: text },
    })),
  ];
}

/**
 * The files of the open data and the page that leads to them. What describes files comes after them: it names their sizes and
 * hashes.
 * @param facts asked when a description is made
 */
export function listDataOutputs(
  content: Content,
  digests: () => readonly OpenDigest[],
  frame: Frame,
  facts: Facts,
): Output[] {
  const set = new DataSet(content, digests, frame, facts);
  const zips = listZips(set);
  const notes = once(() => new Map(digests().map(({ unit, data: { years } }) => [unit.slug, years])));
  const books = listBooks(content, (unit, year) => notes().get(unit)![year]!, frame);
  const booksOfAll = books.flatMap(({ unit, output: { path } }) => (unit ? [] : [{ path, label: '全部年度' }]));
  const described = (name: string, make: () => object): Output => ({
    ...{ sort: 'data', path: dataFilePath(name), rests: set.key, make: () => json(make()) },
  });
  const describeFile = ({ path, rows }: { path: string; rows?: number }) => {
    const { bytes, sha256 } = facts(path);
    const near = path.startsWith(DATA) ? path.slice(DATA.length) : `..${path}`;
    return { path: near, address: frame.address(path), rows, bytes, sha256 };
  };
  return [
    ...listTables(set),
    ...FORM_KINDS.map((kind): Output => {
      const path = dataFilePath(`schema/${kind.id}.json`);
      return { sort: 'data', path, rests: () => '', make: () => json(recordSchema(kind, frame.address(path))) };
    }),
    described('datapackage.json', () => describePackage(set.note(), set.files, facts, DATA)),
    described('catalog.jsonld', () => describeCatalogue(set.note(), set.files, facts, frame.address)),
    ...zips.map(({ output }) => output),
    ...books.map(({ output }) => output),
    ...listCitations(DATA, set.key, () => set.cite()),
    described('index.json', () => {
      const { version, title, newest } = set.note();
      const others = ['datapackage.json', 'catalog.jsonld'].map((name) => ({ path: dataFilePath(name) }));
      return {
        ...{
          format: 'mingzhang-data/1',
          title,
          version,
          newest: newest || null,
          manifest: frame.address('/manifest.json'),
        },
        files: [
          ...set.files,
          ...others,
          ...[...zips, ...books.map(({ output }) => output)].map(({ path }) => ({ path })),
        ].map(describeFile),
      };
    }),
    page({
      ...{ route: '/data', path: DATA, params: {}, rests: set.key },
      make: () => ({
        // what most come for stands first: everything, then the newest year
        view: viewData(set.note(), set.cite(), set.files, [...zips, ...booksOfAll].reverse(), set.unitNames, facts),
      }),
    }),
  ];
}
