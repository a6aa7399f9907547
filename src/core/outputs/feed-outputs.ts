import { makeFeed, type FeedItem, type FeedPlace } from '../feeds/atom.ts';
import { correctedItem, newestOf, publishedItems, withdrawnItems } from '../feeds/news.ts';
import { DEPARTMENT } from '../forms/subject.ts';
import {
  CHANGES,
  CORRECTIONS,
  CORRECTIONS_FEED,
  FEEDS,
  feedPath,
  unitFeedPath,
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

type Place = Pick<FeedPlace, 'id' | 'page' | 'self'> & { readonly about: string };

function listFeed({ about, ...place }: Place, items: () => readonly FeedItem[], frame: Frame): Output {
  const { site, address } = frame;
  const { siteName: author, siteDomain: domain, columnName } = site;
  const title = `${about} - ${columnName}`;
  return {
    ...{ sort: 'feed', path: place.self, rests: () => digestOf([about, items()], frame) },
    make: () => makeFeed(items(), { ...place, title, author, domain, address }),
  };
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
  const place = (id: keyof typeof FEEDS, page: string): Place => ({ id, about: FEEDS[id], page, self: feedPath(id) });
  return [
    page({
      ...{ route: '/changes', path: CHANGES, params: {} },
      rests: () => digestOf([days(), hasMissing], frame),
      make: () => ({ days: days(), hasMissing }),
    }),
    listFeed(place('new', CHANGES), () => newestOf(news().published), frame),
    listFeed(place('corrected', CORRECTIONS), () => newestOf(news().corrected), frame),
    listFeed(place('withdrawn', CHANGES), () => newestOf(news().withdrawn), frame),
    listFeed(place('all', CHANGES), () => joinNews(news()), frame),
    listFeed({ id: 'corrections', about: '更正', page: CORRECTIONS, self: CORRECTIONS_FEED }, all, frame),
  ];
}

/** Of all that is new of a unit. */
export function listUnitFeed({ unit, projects, forms, corrections, withdrawn }: UnitSlice, frame: Frame): Output {
  const { slug } = unit;
  const nameOf = ({ project }: WithdrawnEntry): string =>
    projects.find((one) => one.slug === project)?.project.name ?? unit.unit.name;
  const items = once(() => joinNews(gatherNews({ forms, corrections, withdrawn, nameOf })));
  const place = { id: `units/${slug}`, about: unit.unit.name, page: unitPath(slug), self: unitFeedPath(slug) };
  return listFeed(place, items, frame);
}
