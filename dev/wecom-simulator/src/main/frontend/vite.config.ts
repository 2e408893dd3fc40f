import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

/** What the simulator itself serves. */
const SERVED = ['/simulator', '/connect', '/wwopen', '/wwlogin', '/3rdapp', '/market', '/wwpic', '/open'];

export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: '../../../target/frontend/wecom-simulator-page',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: Object.fromEntries(SERVED.map((path) => [path, 'http://localhost:9100'])) },
  test: { include: ['src/**/*.test.ts'], reporters: ['dot'] },
});
