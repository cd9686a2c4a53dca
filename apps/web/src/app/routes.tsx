import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorPage } from './error-page.js';
import { Frame } from './frame.js';
import { HomePage } from './pages/home-page.js';
import { NotFoundPage } from './pages/not-found-page.js';
import { SignInPage } from './pages/sign-in-page.js';

const signedIn: RouteObject[] = [
  { index: true, Component: HomePage },
  {
    path: 'dot/:cascadeId',
    lazy: async () => ({ Component: (await import('./pages/directive-page.js')).DirectivePage }),
  },
  {
    path: 'dot/:cascadeId/bang-theo-doi',
    lazy: async () => ({ Component: (await import('./pages/matrix-page.js')).MatrixPage }),
  },
  {
    path: 'dot/:cascadeId/tong-hop',
    lazy: async () => ({ Component: (await import('./pages/roll-ups-page.js')).RollUpsPage }),
  },
  {
    path: 'nghia-vu/:cascadeId/:unitId/:lineId',
    lazy: async () => ({ Component: (await import('./pages/obligation-page.js')).ObligationPage }),
  },
  { path: 'viec-can-nop', lazy: async () => ({ Component: (await import('./pages/due-list-page.js')).DueListPage }) },
  { path: 'don-vi/:unitId', lazy: async () => ({ Component: (await import('./pages/due-list-page.js')).DueListPage }) },
  { path: 'thu', lazy: async () => ({ Component: (await import('./pages/messages-page.js')).MessagesPage }) },
  { path: 'mau', lazy: async () => ({ Component: (await import('./pages/templates-page.js')).TemplatesPage }) },
  { path: 'mau/dan-van-ban', lazy: async () => ({ Component: (await import('./pages/paste-page.js')).PastePage }) },
  {
    path: 'mau/:templateId/soan',
    lazy: async () => ({ Component: (await import('./pages/template-editor-page.js')).TemplateEditorPage }),
  },
  {
    path: 'mau/:templateId/chay-thu',
    lazy: async () => ({ Component: (await import('./pages/rehearsal-page.js')).RehearsalPage }),
  },
  { path: 'lich', lazy: async () => ({ Component: (await import('./pages/calendar-page.js')).CalendarPage }) },
  {
    path: 'dot/:cascadeId/dieu-chinh',
    lazy: async () => ({ Component: (await import('./pages/amendment-page.js')).AmendmentPage }),
  },
  { path: '*', Component: NotFoundPage },
];

export const createRoutes = () =>
  createBrowserRouter([
    { path: '/dang-nhap', Component: SignInPage, ErrorBoundary: ErrorPage },
    {
      path: '/',
      Component: Frame,
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      children: signedIn.map((route) => ({ ...route, ErrorBoundary: ErrorPage })),
    },
  ]);
