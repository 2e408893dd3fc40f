import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: '../../../target/frontend/crm-simulator-pages',
    emptyOutDir: true,
    assetsDir: 'assets',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: ['index.html', 'h5.html'] },
  },
  server: { proxy: { '/simulator': 'http://localhost:9200', '/health': 'http://localhost:9200' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], reporters: ['dot'] },
});
