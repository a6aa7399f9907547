/* The parts of Chart.js that the column's charts use; loaded only when a chart is seen. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';

const bars = [BarController, BarElement];
const lines = [LineController, LineElement, PointElement];
Chart.register(...bars, ...lines, CategoryScale, LinearScale, Tooltip);

export { Chart };
