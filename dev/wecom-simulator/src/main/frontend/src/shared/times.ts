import { computed, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { PageFacts } from './api/types';

const ahead = ref(0);
const zone = ref('Asia/Shanghai');
const real = ref(Date.now());
setInterval(() => (real.value = Date.now()), 1000);

/** The simulated time, and the one time zone of every time on the page. */
export function followClock(facts: PageFacts): void {
  ahead.value = Date.parse(facts.now) - Date.now();
  zone.value = facts.zone;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Whether a moment is one at all: the simulator writes the epoch for "never". */
export function happened(at: string | undefined): at is string {
  return at !== undefined && Date.parse(at) > 0;
}

/** How long ago, in words; a moment that is only just ahead is now. */
export function inWords(at: string, now: number, language: string): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? words.format(Math.round(seconds / step[1]), step[0]) : words.format(0, 'second');
}

/** The hour of a moment today, its day otherwise, as a list of conversations shows it. */
export function dayOrHour(at: string, now: number, language: string, timeZone: string): string {
  const day = (time: number) => new Date(time).toLocaleDateString('sv', { timeZone });
  return day(Date.parse(at)) === day(now)
    ? new Date(at).toLocaleTimeString(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    : new Date(at).toLocaleDateString(language, { timeZone, month: 'numeric', day: 'numeric' });
}

/** Times in words, and exactly; all by the simulator's clock and in its zone. */
export function useTimes() {
  const { locale } = useI18n();
  const language = () => (locale.value === 'en' ? 'en' : 'zh-CN');
  const now = computed(() => real.value + ahead.value);
  const shown = (at: string | number, options: Intl.DateTimeFormatOptions) =>
    new Date(at).toLocaleString(language(), { timeZone: zone.value, ...options });

  return {
    now,
    zone,
    ago: (at: string) => inWords(at, now.value, language()),
    brief: (at: string) => dayOrHour(at, now.value, language(), zone.value),
    /** The hour, with the day where it is another. */
    moment(at: string): string {
      const hour = shown(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      const when = dayOrHour(at, now.value, language(), zone.value);
      return when === hour ? hour : `${when} ${hour}`;
    },
    clock: (at: string | number) => shown(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: (at: string | number) => shown(at, { dateStyle: 'medium' }),
    exact: (at: string | number) => shown(at, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }),
  };
}
