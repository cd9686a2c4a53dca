import { WebhooksScreen } from '../../features/webhooks/webhooks-screen.js';

export const WebhooksPage = () => <WebhooksScreen />;
