import type { SiteConfig } from '../core/library/site.ts';
import { PLAIN, type Theme } from '../core/theme/theme.ts';
import { currentRun } from './run.ts';

export const siteConfig = (): SiteConfig => currentRun().frame.site;
export const isPreview = (): boolean => currentRun().preview;
export const siteTheme = (): Theme => currentRun().frame.theme ?? PLAIN;
