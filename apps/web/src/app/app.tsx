import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import viVN from 'antd/locale/vi_VN';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { theme } from '../styles/theme.js';
import { createQueryClient } from './query-client.js';
import { createRoutes } from './routes.js';

export const App = () => {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  return (
    <ConfigProvider locale={viVN} theme={theme}>
      <AntApp className="app-root">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
};
