import { onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';
import { closeWindow, openWindow, type ClientWindow, type WindowWish } from '../../shared/api/windows';

/** A window of the member's client, opened anew whenever what it is to show changes. */
export function useMemberWindow(wish: Ref<WindowWish>, wanted: () => boolean = () => true) {
  const opened = shallowRef<ClientWindow>();
  const trouble = ref('');
  let round = 0;

  function close(): void {
    if (opened.value) closeWindow(opened.value.id);
    opened.value = undefined;
  }

  async function again(): Promise<void> {
    const mine = ++round;
    close();
    trouble.value = '';
    if (!wanted()) return;
    try {
      const window = await openWindow(wish.value);
      if (mine === round) opened.value = window;
      else closeWindow(window.id);
    } catch (error) {
      if (mine === round) trouble.value = error instanceof Error ? error.message : String(error);
    }
  }

  watch(() => `${wanted()} ${JSON.stringify(wish.value)}`, again, { immediate: true });
  onBeforeUnmount(() => {
    round = -1;
    close();
  });
  return { opened, trouble, again };
}
