import { useI18n } from 'vue-i18n';
import { Refusal } from './crm';

/** Words for values that the bridge or another CRM may extend: what we do not know is shown as it is. */
export function useWords() {
  const { t, te, locale } = useI18n();
  const known = (prefix: string, value: string) => (te(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : value);
  return {
    category: (value: string) => known('category', value),
    delivery: (state?: string) => (state ? known('delivery', state) : t('delivery.none')),
    /** The bridge gives its reasons in English, for the log; in Chinese the state says it, and WeCom's number. */
    reason: (reason: string) => {
      const number = /\b\d{5,7}\b/.exec(reason)?.[0];
      return locale.value === 'en' ? reason : number ? t('delivery.number', { number }) : '';
    },
    problem: (cause: unknown) =>
      cause instanceof Refusal && cause.reason !== 'unreachable'
        ? te(`problem.${cause.reason}`)
          ? t(`problem.${cause.reason}`)
          : cause.message
        : t('problem.unreachable'),
    exactly: (time: string) =>
      new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(new Date(time)),
    clock: (millis: number) => new Date(millis).toLocaleTimeString(locale.value === 'en' ? 'en-GB' : 'zh-CN'),
    list: (items: string[]) => items.join(locale.value === 'en' ? ', ' : '、'),
    ago: (time: string, now: number) => ago(new Date(time).getTime() - now, locale.value),
  };
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function ago(millis: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { numeric: 'auto' });
  const step = STEPS.find(([, size]) => Math.abs(millis) >= size);
  return step ? words.format(Math.round(millis / step[1]), step[0]) : words.format(0, 'second');
}
