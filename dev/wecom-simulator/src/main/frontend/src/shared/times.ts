import { ref } from 'vue';
import { useI18n } from 'vue-i18n';

const now = ref(Date.now());
setInterval(() => (now.value = Date.now()), 15_000);

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Times in words, and exactly. */
export function useTimes() {
  const { locale } = useI18n();
  const language = () => (locale.value === 'en' ? 'en' : 'zh-CN');

  function ago(at: string): string {
    const seconds = (Date.parse(at) - now.value) / 1000;
    const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
    const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
    return step ? words.format(Math.round(seconds / step[1]), step[0]) : words.format(0, 'second');
  }

  function clock(at: string): string {
    return new Date(at).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit' });
  }

  function exact(at: string): string {
    return new Date(at).toLocaleString(language(), { dateStyle: 'medium', timeStyle: 'medium' });
  }

  return { ago, clock, exact };
}
