import type { DataSetNote } from './data-package.ts';
import type { DataFile, Facts } from './files.ts';

const CONTEXT = {
  ...{ dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/' },
  ...{ spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#' },
};
const MEDIA = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' };
const IANA = 'https://www.iana.org/assignments/media-types';
const CHINESE = { '@language': 'zh' };
const say = (text: string): object => ({ '@value': text, ...CHINESE });
const typed = (value: string, type: string): object => ({ '@value': value, '@type': type });

function describeFile(
  { path, format, table, rows }: DataFile,
  facts: Facts,
  address: (path: string) => string,
): object {
  const { bytes, sha256 } = facts(path);
  return {
    '@id': address(path),
    '@type': 'dcat:Distribution',
    'dct:title': say(`${table.title}，${rows}行`),
    'dct:description': say(table.meaning),
    'dcat:downloadURL': { '@id': address(path) },
    'dcat:accessURL': { '@id': address(path) },
    'dcat:mediaType': { '@id': `${IANA}/${MEDIA[format]}` },
    'dcat:byteSize': typed(String(bytes), 'xsd:nonNegativeInteger'),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': typed(sha256, 'xsd:hexBinary'),
    },
  };
}

/**
 * `catalog.jsonld`: the data as a catalogue (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/), a data set a year and one of what
 * is of all years.
 */
export function describeCatalogue(
  note: DataSetNote,
  files: readonly DataFile[],
  facts: Facts,
  address: (path: string) => string,
): object {
  const { site, title, description, version, newest } = note;
  const page = note.address;
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': say(site.siteName) };
  const conditions = site.data.license
    ? { 'dct:license': { '@id': site.data.license.url } }
    : site.data.conditions
      ? { 'dct:rights': { '@type': 'dct:RightsStatement', 'dct:description': say(site.data.conditions) } }
      : {};
  const shared = {
    'dct:publisher': publisher,
    'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
    ...(newest ? { 'dct:modified': typed(newest, 'xsd:date') } : {}),
    'dcat:version': version,
    'dcat:landingPage': { '@id': page },
    ...conditions,
  };
  const datasets = [...Map.groupBy(files, ({ year }) => year ?? '')].map(([year, own]) => ({
    '@id': `${page}#${year ? `y${year}` : 'whole'}`,
    '@type': 'dcat:Dataset',
    'dct:title': say(year ? `${title}（${year}年）` : `${title}（各年）`),
    'dct:description': say(description),
    'dct:identifier': `${site.siteDomain}/performance-forms${year ? `/${year}` : ''}`,
    ...(year
      ? {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': typed(`${year}-01-01`, 'xsd:date'),
            'dcat:endDate': typed(`${year}-12-31`, 'xsd:date'),
          },
        }
      : {}),
    ...shared,
    'dcat:distribution': own.map((file) => describeFile(file, facts, address)),
  }));
  return {
    '@context': CONTEXT,
    '@id': page,
    '@type': 'dcat:Catalog',
    'dct:title': say(title),
    'dct:description': say(description),
    'foaf:homepage': { '@id': page },
    ...shared,
    'dcat:dataset': datasets,
  };
}
