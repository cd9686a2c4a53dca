import { createBrowserRouter, type RouteObject } from 'react-router';
import { ErrorPage } from './error-page.js';
import { Frame } from './frame.js';
import { HomePage } from './pages/home-page.js';
import { NotFoundPage } from './pages/not-found-page.js';
import { SignInPage } from './pages/sign-in-page.js';

const signedIn: RouteObject[] = [
  { index: true, Component: HomePage },
  { path: 'ban-lam-viec', lazy: async () => ({ Component: (await import('./pages/desk-page.js')).DeskPage }) },
  {
    path: 'ban-lam-viec/ban-in',
    lazy: async () => ({ Component: (await import('./pages/desk-print-page.js')).DeskPrintPage }),
  },
  { path: 'tim-kiem', lazy: async () => ({ Component: (await import('./pages/search-page.js')).SearchPage }) },
  { path: 'dot', lazy: async () => ({ Component: (await import('./pages/cascades-page.js')).CascadesPage }) },
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
  { path: 'don-vi-va-dau-moi', lazy: async () => ({ Component: (await import('./pages/units-page.js')).UnitsPage }) },
  {
    path: 'don-vi-va-dau-moi/:unitId',
    lazy: async () => ({ Component: (await import('./pages/unit-page.js')).UnitPage }),
  },
  { path: 'hop-thu', lazy: async () => ({ Component: (await import('./pages/inbox-page.js')).InboxPage }) },
  { path: 'kenh-nhan', lazy: async () => ({ Component: (await import('./pages/channels-page.js')).ChannelsPage }) },
  { path: 'ket-noi', lazy: async () => ({ Component: (await import('./pages/webhooks-page.js')).WebhooksPage }) },
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
  {
    path: 'trang-lanh-dao',
    lazy: async () => ({ Component: (await import('../features/leader-page/leader-page-screen.js')).LeaderPageScreen }),
  },
  { path: 'cong-van', lazy: async () => ({ Component: (await import('./pages/letter-list-page.js')).LetterListPage }) },
  {
    path: 'cong-van/moi',
    lazy: async () => ({ Component: (await import('../features/letters/new-letter-screen.js')).NewLetterScreen }),
  },
  {
    path: 'cong-van/mau',
    lazy: async () => ({ Component: (await import('../features/letters/template-screen.js')).TemplateScreen }),
  },
  {
    path: 'cong-van/:letterId',
    lazy: async () => ({ Component: (await import('./pages/letter-page.js')).LetterPage }),
  },
  { path: 'viec-hang-loat', lazy: async () => ({ Component: (await import('./pages/jobs-page.js')).JobsPage }) },
  { path: 'viec-hang-loat/:jobId', lazy: async () => ({ Component: (await import('./pages/job-page.js')).JobPage }) },
  { path: 'nhap-excel', lazy: async () => ({ Component: (await import('./pages/import-page.js')).ImportPage }) },
  { path: 'lich', lazy: async () => ({ Component: (await import('./pages/calendar-page.js')).CalendarPage }) },
  {
    path: 'dot/:cascadeId/dieu-chinh',
    lazy: async () => ({ Component: (await import('./pages/amendment-page.js')).AmendmentPage }),
  },
  { path: 'tai-khoan', lazy: async () => ({ Component: (await import('./pages/account-page.js')).AccountPage }) },
  { path: 'nguoi-dung', lazy: async () => ({ Component: (await import('./pages/people-page.js')).PeoplePage }) },
  {
    path: 'nguoi-dung/:username',
    lazy: async () => ({ Component: (await import('./pages/person-page.js')).PersonPage }),
  },
  { path: '*', Component: NotFoundPage },
];

export const createRoutes = () =>
  createBrowserRouter([
    { path: '/dang-nhap', Component: SignInPage, ErrorBoundary: ErrorPage },
    {
      path: '/quen-mat-khau',
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./pages/forgotten-page.js')).ForgottenPage }),
    },
    {
      path: '/dat-mat-khau',
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./pages/set-password-page.js')).SetPasswordPage }),
    },
    // Anybody may check a receipt: outside the frame, without signing in.
    {
      path: '/kiem-tra/:code?',
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      lazy: async () => ({ Component: (await import('./pages/receipt-check-page.js')).ReceiptCheckPage }),
    },
    {
      path: '/',
      Component: Frame,
      ErrorBoundary: ErrorPage,
      HydrateFallback: () => null,
      children: signedIn.map((route) => ({ ...route, ErrorBoundary: ErrorPage })),
    },
  ]);
