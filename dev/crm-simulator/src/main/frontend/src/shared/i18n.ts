import { createI18n } from 'vue-i18n';
import en from './messages/en';
import zh from './messages/zh';

export type Language = 'zh' | 'en';

const REMEMBERED = 'crm-simulator.language';

/** Chinese, unless the address or an earlier choice says otherwise. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(REMEMBERED);
  return asked === 'en' ? 'en' : 'zh';
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: 'zh',
  messages: { zh, en },
});

export function speak(language: Language): void {
  i18n.global.locale.value = language;
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
}
