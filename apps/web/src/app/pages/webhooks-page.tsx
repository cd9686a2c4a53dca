import { mayEver } from '@dondoc/contracts';
import { WebhooksScreen } from '../../features/webhooks/webhooks-screen.js';
import { useSignedIn } from '../frame.js';

export const WebhooksPage = () => {
  const { role } = useSignedIn();
  const may = { manage: mayEver(role, 'webhook.manage'), renew: mayEver(role, 'webhook.renew-secret') };
  return <WebhooksScreen may={may} />;
};
