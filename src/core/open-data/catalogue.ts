import type { SiteConfig } from '../library/site.ts';
import type { DataSetNote } from './data-package.ts';
import type { DataFile, Facts } from './files.ts';

const CONTEXT = {
  ...{ dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/' },
  ...{ spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#' },
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};
const MEDIA = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' };
const IANA = 'https://www.iana.org/assignments/media-types';
const CHINESE = { '@language': 'zh' };
const say = (text: string): object => ({ '@value': text, ...CHINESE });
const typed = (value: string, type: string): object => ({ '@value': value, '@type': type });
/** Something elsewhere and what it is: a harvester that does not fetch it must be told (DCAT-AP 3). */
const link = (address: string, type: string): object => ({ '@id': address, '@type': type });
const documentAt = (address: string): object => link(address, 'foaf:Document');
const days = (from: string, to: string): object => ({
  '@type': 'dct:PeriodOfTime',
  'dcat:startDate': typed(`${from}-01-01`, 'xsd:date'),
  'dcat:endDate': typed(`${to}-12-31`, 'xsd:date'),
});

/** How they may be used: it is said of everything that can be taken away by itself. */
function describeConditions({ data: { license, conditions } }: SiteConfig): object {
  if (license) return { 'dct:license': link(license.url, 'dct:LicenseDocument') };
  return conditions ? { 'dct:rights': { '@type': 'dct:RightsStatement', 'dct:description': say(conditions) } } : {};
}

/** Whom to ask, where the site names any way to. */
function describeContact({ siteName, footer: { operator, phone, email } }: SiteConfig): object {
  if (!phone && !email) return {};
  return {
    'dcat:contactPoint': {
      '@type': 'vcard:Organization',
      'vcard:fn': operator ?? siteName,
      ...(phone ? { 'vcard:tel': phone } : {}),
      ...(email ? { 'vcard:hasEmail': { '@id': `mailto:${email}` } } : {}),
    },
  };
}

function describeFile(
  { path, format, table, rows }: DataFile,
  facts: Facts,
  address: (path: string) => string,
  conditions: object,
): object {
  const { bytes, sha256 } = facts(path);
  return {
    '@id': address(path),
    '@type': 'dcat:Distribution',
    'dct:title': say(`${table.title}，${rows}行`),
    'dct:description': say(table.meaning),
    'dcat:downloadURL': { '@id': address(path) },
    'dcat:accessURL': { '@id': address(path) },
    'dcat:mediaType': link(`${IANA}/${MEDIA[format]}`, 'dct:MediaType'),
    'dcat:byteSize': typed(String(bytes), 'xsd:nonNegativeInteger'),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': link('spdx:checksumAlgorithm_sha256', 'spdx:ChecksumAlgorithm'),
      'spdx:checksumValue': typed(sha256, 'xsd:hexBinary'),
    },
    ...conditions,
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
  const conditions = describeConditions(site);
  const years = [...new Set(files.flatMap((file) => file.year ?? []))].sort();
  const shared = {
    'dct:publisher': publisher,
    'dct:language': link('http://publications.europa.eu/resource/authority/language/ZHO', 'dct:LinguisticSystem'),
    ...(newest ? { 'dct:modified': typed(newest, 'xsd:date') } : {}),
    'dcat:version': version,
    'dcat:landingPage': documentAt(page),
    ...conditions,
  };
  const datasets = [...Map.groupBy(files, ({ year }) => year ?? '')].map(([year, own]) => ({
    '@id': `${page}#${year ? `y${year}` : 'whole'}`,
    '@type': 'dcat:Dataset',
    'dct:title': say(year ? `${title}（${year}年）` : `${title}（各年）`),
    'dct:description': say(description),
    'dct:identifier': `${site.siteDomain}/performance-forms${year ? `/${year}` : ''}`,
    ...(years.length ? { 'dct:temporal': days(year || years[0]!, year || years.at(-1)!) } : {}),
    'dcat:keyword': site.columnKeywords.split(',').map(say),
    ...describeContact(site),
    ...shared,
    'dcat:distribution': own.map((file) => describeFile(file, facts, address, conditions)),
  }));
  return {
    '@context': CONTEXT,
    '@id': `${page}#catalog`,
    '@type': 'dcat:Catalog',
    'dct:title': say(title),
    'dct:description': say(description),
    'foaf:homepage': documentAt(page),
    ...shared,
    'dcat:dataset': datasets,
  };
}
