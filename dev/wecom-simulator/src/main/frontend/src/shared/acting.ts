import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { MessagePlugin } from 'tdesign-vue-next';

/** Carries out what a person asked for and says when it did not work. */
export function useActing() {
  const { t } = useI18n();
  const busy = ref(false);

  async function act(deed: () => Promise<unknown>, done = ''): Promise<boolean> {
    busy.value = true;
    try {
      await deed();
      if (done) void MessagePlugin.success(done);
      return true;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void MessagePlugin.error({ content: t('failed', { reason }), duration: 6000, closeBtn: true });
      return false;
    } finally {
      busy.value = false;
    }
  }

  async function copy(text: string): Promise<void> {
    await act(() => navigator.clipboard.writeText(text), t('copied'));
  }

  return { busy, act, copy };
}
