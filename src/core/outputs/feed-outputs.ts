import { makeFeed, type FeedItem, type FeedPlace } from '../feeds/atom.ts';
import { makeJsonFeed } from '../feeds/json-feed.ts';
import { writeNewestList } from '../feeds/newest-list.ts';
import { correctedItem, newestOf, publishedItems, withdrawnItems } from '../feeds/news.ts';
import { DEPARTMENT } from '../forms/subject.ts';
import {
  CHANGES,
  CORRECTIONS,
  correctionsFeedPath,
  FEEDS,
  feedPath,
  type FeedFormat,
  unitFeedPath,
  unitNewestPath,
  unitPath,
} from '../library/addresses.ts';
import type { Content, FormEntry, WithdrawnEntry } from '../library/library.ts';
import { viewChanges, type News } from '../report/changes.ts';
import type { CorrectionView } from '../report/corrections.ts';
import { digestOf, type Frame } from './frame.ts';
import { once } from './once.ts';
import { showsMissing } from './missing-outputs.ts';
import { page, type Output } from './output.ts';
import type { UnitSlice } from './unit-slice.ts';

interface Told {
  readonly forms: readonly FormEntry[];
  readonly corrections: readonly CorrectionView[];
  readonly withdrawn: readonly WithdrawnEntry[];
  nameOf(entry: WithdrawnEntry): string;
}

const gatherNews = ({ forms, corrections, withdrawn, nameOf }: Told): News => ({
  published: forms.flatMap(publishedItems),
  corrected: corrections.map(correctedItem),
  withdrawn: withdrawn.flatMap((entry) => withdrawnItems(entry, nameOf(entry))),
});

const joinNews = (news: News): FeedItem[] => newestOf(Object.values(news).flat() as FeedItem[]);

type Place = Pick<FeedPlace, 'id' | 'page'> & {
  readonly about: string;
  readonly self: (format: FeedFormat) => string;
};

const MAKERS = { xml: makeFeed, json: makeJsonFeed } as const;

/** News as feeds of every format. */
function listFeed({ about, self, ...place }: Place, items: () => readonly FeedItem[], frame: Frame): Output[] {
  const { site, address } = frame;
  const { siteName: author, siteDomain: domain, columnName } = site;
  const title = `${about} - ${columnName}`;
  const rests = once(() => digestOf([about, items()], frame));
  return (['xml', 'json'] as const).map((format) => ({
    ...{ sort: 'feed', path: self(format), rests },
    make: () => MAKERS[format](items(), { ...place, self: self(format), title, author, domain, address }),
  }));
}

/** What is new in the whole column: a page, and feeds by sort and of all together. */
export function listFeeds(content: Content, frame: Frame): Output[] {
  const { forms, projects, units, withdrawn = [] } = content;
  const { corrections } = frame;
  const names = new Map([
    ...projects.map(({ unit, slug, project }) => [`${unit}/${slug}`, project.name] as const),
    ...units.map(({ slug, unit }) => [`${slug}/${DEPARTMENT}`, unit.name] as const),
  ]);
  const nameOf = ({ unit, project }: WithdrawnEntry): string => names.get(`${unit}/${project}`) ?? project;
  const news = once(() => gatherNews({ forms, corrections, withdrawn, nameOf }));
  const hasMissing = showsMissing(content);
  const days = once(() => viewChanges(news()));
  const all = once(() => corrections.map(correctedItem));
  const place = (id: keyof typeof FEEDS, page: string): Place => ({
    ...{ id, about: FEEDS[id], page },
    self: (format) => feedPath(id, format),
  });
  return [
    page({
      ...{ route: '/changes', path: CHANGES, params: {} },
      rests: () => digestOf([days(), hasMissing], frame),
      make: () => ({ days: days(), hasMissing }),
    }),
    ...listFeed(place('new', CHANGES), () => newestOf(news().published), frame),
    ...listFeed(place('corrected', CORRECTIONS), () => newestOf(news().corrected), frame),
    ...listFeed(place('withdrawn', CHANGES), () => newestOf(news().withdrawn), frame),
    ...listFeed(place('all', CHANGES), () => joinNews(news()), frame),
    ...listFeed({ id: 'corrections', about: '更正', page: CORRECTIONS, self: correctionsFeedPath }, all, frame),
  ];
}

/** Of all that is new of a unit, and a list of what it has published last for other pages of the portal. */
export function listUnitFeeds({ unit, projects, forms, corrections, withdrawn }: UnitSlice, frame: Frame): Output[] {
  const { slug } = unit;
  const nameOf = ({ project }: WithdrawnEntry): string =>
    projects.find((one) => one.slug === project)?.project.name ?? unit.unit.name;
  const items = once(() => joinNews(gatherNews({ forms, corrections, withdrawn, nameOf })));
  const place: Place = {
    ...{ id: `units/${slug}`, about: unit.unit.name, page: unitPath(slug) },
    self: (format) => unitFeedPath(slug, format),
  };
  const newest = once(() => newestOf(forms.flatMap(publishedItems)));
  return [
    ...listFeed(place, items, frame),
    {
      ...{ sort: 'feed', path: unitNewestPath(slug), rests: () => digestOf(newest(), frame) },
      make: () => writeNewestList(newest(), frame.address),
    },
  ];
}
