import type { APIRoute } from 'astro';
import { listRecordFiles, printedText } from '../../data/corrections.ts';

export const getStaticPaths = listRecordFiles;
export const GET: APIRoute = ({ props }) => new Response(printedText(props['id']));
