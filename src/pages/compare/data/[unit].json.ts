import { unitData } from '../../../data/compare.ts';
import { listUnits, unitOf } from '../../../data/site.ts';

export const getStaticPaths = listUnits;
export const GET = ({ props }: { props: { id: string } }): Response => unitData(unitOf(props.id));
