import { onBeforeUnmount, ref, watch, type Ref } from 'vue';

const PERIOD = 2_000;

/**
 * Asks again and again. What was heard last stays when the simulator is silent; `since` then says
 * how old it is.
 */
export function useLive<T>(question: () => Promise<T>, changes: () => unknown) {
  const value: Ref<T | undefined> = ref();
  const since = ref<number>();
  const silent = ref(false);
  let timer: ReturnType<typeof setTimeout>;
  let round = 0;

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const mine = ++round;
    try {
      const heard = await question();
      if (mine !== round) return;
      value.value = heard;
      since.value = Date.now();
      silent.value = false;
    } catch {
      if (mine !== round) return;
      silent.value = true;
    }
    timer = setTimeout(refresh, PERIOD);
  }

  watch(changes, () => {
    value.value = undefined;
    void refresh();
  });
  onBeforeUnmount(() => {
    round = -1;
    clearTimeout(timer);
  });
  void refresh();
  return { value, since, silent, refresh };
}
