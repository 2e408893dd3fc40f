import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: '../../../target/frontend/wecom-simulator-page',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/simulator': 'http://localhost:9100' } },
  test: { include: ['src/**/*.test.ts'], reporters: ['dot'] },
});
