import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The server replaces the placeholder in each answer, so that styles made at run time pass the content policy.
  html: { cspNonce: '__DONDOC_NONCE__' },
  resolve: { conditions: ['@dondoc/source', ...defaultClientConditions] },
  build: { outDir: 'dist', target: 'es2022', chunkSizeWarningLimit: 1200 },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8081' } },
});
