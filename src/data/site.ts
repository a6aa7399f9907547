import type { SiteConfig } from '../core/library/site.ts';
import { currentRun } from './run.ts';

export const siteConfig = (): SiteConfig => currentRun().frame.site;
export const isPreview = (): boolean => currentRun().preview;
