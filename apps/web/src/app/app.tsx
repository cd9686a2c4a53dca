import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import viVN from 'antd/locale/vi_VN';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { theme } from '../styles/theme.js';
import { createQueryClient } from './query-client.js';
import { createRoutes } from './routes.js';

/** The nonce that the server put on this page: styles made at run time must carry it. */
const pageNonce = (): string | undefined => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

export const App = () => {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  const nonce = pageNonce();
  return (
    <ConfigProvider locale={viVN} theme={theme} {...(nonce ? { csp: { nonce } } : {})}>
      <AntApp className="app-root">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
};
