import 'tdesign-vue-next/es/style/index.css';
import { createApp } from 'vue';
import { firstLanguage, i18n, speak } from '../shared/i18n';
import App from './App.vue';
import { sayWhatIsThere } from './named';
import './page.css';

speak(firstLanguage());
const dark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.setAttribute('theme-mode', dark.matches ? 'dark' : 'light');
dark.addEventListener('change', follow);
follow();
createApp(App).use(i18n).mount('#app');
sayWhatIsThere({ close: () => i18n.global.t('close'), details: () => i18n.global.t('records.details') });
