import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

export type PersonThere = { sub: string; email?: string; email_verified?: boolean; name?: string };
export type RunningProvider = {
  issuer: string;
  /** Who sits at the browser and says yes to everything; null: says no. */
  setPerson: (person: PersonThere | null) => void;
  stop: () => Promise<void>;
};
/** `claimsInToken`: claims stand in the ID token, not only at the userinfo endpoint. */
export type ProviderOptions = { clientId: string; clientSecret: string; publicUrl: string; claimsInToken?: boolean };

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });

/** Somebody who has logged in agrees that we learn who they are. */
const agreed: NonNullable<ConstructorParameters<typeof Provider>[1]>['loadExistingGrant'] = async ({ oidc }) => {
  const { client, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
};

/** A real OpenID Connect provider on a port of its own; only its log-in page answers by itself. */
export const startProvider = async (options: ProviderOptions): Promise<RunningProvider> => {
  const { clientId, clientSecret, publicUrl, claimsInToken = true } = options;
  let person: PersonThere | null = null;
  const people = new Map<string, PersonThere>();
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/api/session/single-sign-on/return`],
        post_logout_redirect_uris: [`${publicUrl}/dang-nhap`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: !claimsInToken,
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_context, { uid }) => `/log-in/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...people.get(id), sub: id }) }),
    loadExistingGrant: agreed,
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/log-in/')) return void answer(request, response);
    if (person) people.set(person.sub, person);
    const result = person ? { login: { accountId: person.sub } } : { error: 'access_denied' };
    return void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    setPerson: (next) => {
      person = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
