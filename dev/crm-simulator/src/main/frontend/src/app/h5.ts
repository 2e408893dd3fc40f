import { createApp } from 'vue';
import TodoPage from '../features/h5/TodoPage.vue';
import { firstLanguage, i18n, speak } from '../shared/i18n';

speak(firstLanguage());
createApp(TodoPage, {
  id: decodeURIComponent(location.pathname.split('/').pop() ?? ''),
  tenant: new URLSearchParams(location.search).get('tenant'),
})
  .use(i18n)
  .mount('#app');
