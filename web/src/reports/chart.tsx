import {
  BarController,
  BarElement,
  CategoryScale,
  Chart as ChartJs,
  Legend,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'react';
import { dayOfYear } from '../lib/format';
import { useMedia } from '../lib/media';
import { useStore } from '../lib/store';
import { theme } from '../lib/theme';

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

interface Day {
  date: string;
  sent: number;
  delivered: number;
  failed: number;
}

/** Texts day by day; the same numbers are in a table for those who cannot see it. */
export function Chart({ days }: { days: readonly Day[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chosen = useStore(theme);
  const isDark = useMedia('(prefers-color-scheme: dark)');
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    const style = getComputedStyle(canvas.current!);
    const colour = (name: string) => resolved(style.getPropertyValue(name));
    ChartJs.defaults.font.family = style.fontFamily;
    const text = colour('--text-quiet');
    const grid = colour('--line');
    const series = (label: string, name: string, of: (day: Day) => number) => ({
      label,
      backgroundColor: colour(name),
      borderRadius: 3,
      maxBarThickness: 26,
      data: days.map(of),
    });
    const chart = new ChartJs(canvas.current!, {
      type: 'bar',
      data: {
        labels: days.map((one) => dayOfYear(one.date)),
        datasets: [
          series('Delivered', '--good', (one) => one.delivered),
          series('Failed', '--bad', (one) => one.failed),
          series('Under way or unknown', '--text-faint', (one) =>
            Math.max(0, one.sent - one.delivered - one.failed),
          ),
        ],
      },
      options: {
        maintainAspectRatio: false,
        animation: isStill ? false : { duration: 250 },
        interaction: { mode: 'index', intersect: false },
        plugins: {
          legend: {
            position: 'bottom',
            align: 'start',
            labels: { color: text, boxWidth: 12, boxHeight: 12 },
          },
        },
        scales: {
          x: {
            stacked: true,
            grid: { display: false },
            ticks: { color: text, maxRotation: 0, autoSkipPadding: 16 },
          },
          y: {
            stacked: true,
            beginAtZero: true,
            grid: { color: grid },
            ticks: { color: text, precision: 0 },
          },
        },
      },
    });
    return () => chart.destroy();
  }, [days, chosen, isDark, isStill]);
  return (
    <>
      <canvas ref={canvas} aria-hidden />
      <table className="unseen">
        <caption>Texts day by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Sent</th>
            <th scope="col">Delivered</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.date}>
              <th scope="row">{dayOfYear(one.date)}</th>
              <td>{one.sent}</td>
              <td>{one.delivered}</td>
              <td>{one.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A canvas knows no light-dark(): the colour as the browser works it out, on an element that has no other before. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
