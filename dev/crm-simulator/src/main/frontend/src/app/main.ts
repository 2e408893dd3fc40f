import 'tdesign-vue-next/es/style/index.css';
import { createApp } from 'vue';
import { firstLanguage, i18n, speak } from '../shared/i18n';
import { followTheme } from '../shared/theme';
import App from './App.vue';
import './page.css';

speak(firstLanguage());
followTheme();
createApp(App).use(i18n).mount('#app');
