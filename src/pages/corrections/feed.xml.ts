import type { APIRoute } from 'astro';
import { correctionFeed } from '../../data/corrections.ts';

export const GET: APIRoute = ({ site }) => new Response(correctionFeed(site));
