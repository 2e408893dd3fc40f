import { createI18n } from 'vue-i18n';
import en from './messages/en';
import zh from './messages/zh';

export type Language = 'zh' | 'en';

const CHOICE = 'wecom-simulator.language';

export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(CHOICE);
  return asked === 'en' ? 'en' : 'zh';
}

export const i18n = createI18n({ legacy: false, locale: 'zh', fallbackLocale: 'zh', messages: { zh, en } });

export function speak(language: Language): void {
  i18n.global.locale.value = language;
  localStorage.setItem(CHOICE, language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  document.title = i18n.global.t('title');
}
