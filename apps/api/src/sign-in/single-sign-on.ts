import type { Configuration as ProviderConfiguration } from 'openid-client';
import * as oidc from 'openid-client';
import type { Configuration } from '@dondoc/configuration';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../logging/logger.js';
import { ApiProblem } from '../problem/api-problem.js';
import { singleSignOnProblems } from '../problem/sign-in-problems.js';
import { CONFIGURATION } from '../runtime.js';

const TIMEOUT_SECONDS = 10;
export const RETURN_PATH = '/api/session/single-sign-on/return';

/** What must come back unchanged from the provider. */
export type Handshake = { state: string; nonce: string; verifier: string };
/** Who somebody is at the provider. `email`: null unless it was verified there. */
export type ProvenIdentity = { subject: string; email: string | null; shownAs: string; idToken: string };

const isRefusal = (error: unknown): boolean =>
  error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError;

/** By the method that the provider names; `client_secret_basic` is what a provider means that names none. */
const authenticationBy = (secret: string | null): oidc.ClientAuth => {
  if (secret === null) return oidc.None();
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const by = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
    by(server, client, body, headers);
  };
};

/** Talks to the OpenID Connect provider: authorization code with PKCE, state and nonce. */
@Injectable()
export class SingleSignOn {
  private provider: Promise<ProviderConfiguration> | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  get offered(): boolean {
    return this.configuration.oidcIssuer !== null;
  }

  /** Where the browser goes to prove who is there. @throws ApiProblem `SINGLE_SIGN_ON.OFF`, `SINGLE_SIGN_ON.PROVIDER_DOWN` */
  async begin(): Promise<Handshake & { url: string }> {
    const provider = await this.discovered();
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.address(RETURN_PATH),
      scope: 'openid profile email',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, state, nonce, verifier };
  }

  /** @param query what the provider gave the browser for us. @throws ApiProblem `SINGLE_SIGN_ON.*` */
  async complete(query: string, { state, nonce, verifier }: Handshake): Promise<ProvenIdentity> {
    const provider = await this.discovered();
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, new URL(this.address(`${RETURN_PATH}${query}`)), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || tokens.id_token === undefined) throw singleSignOnProblems.cancelled();
      const more =
        claims['email'] === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
          : {};
      return identityOf({ ...more, ...claims }, claims.sub, tokens.id_token);
    } catch (error) {
      throw this.problemOf(error);
    }
  }

  /** Where the browser goes to sign out of the provider too; null when that is not possible. */
  async signOutUrl(idToken: string): Promise<string | null> {
    try {
      const provider = await this.discovered();
      if (provider.serverMetadata().end_session_endpoint === undefined) return null;
      const back = this.address('/dang-nhap');
      return oidc.buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
    } catch {
      return null; // Here one is signed out; the provider being away must not look like a failure.
    }
  }

  private address(path: string): string {
    return `${this.configuration.publicUrl}${path}`;
  }

  private async discovered(): Promise<ProviderConfiguration> {
    this.provider ??= this.discover();
    try {
      return await this.provider;
    } catch (error) {
      this.provider = undefined;
      throw this.problemOf(error);
    }
  }

  private async discover(): Promise<ProviderConfiguration> {
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.configuration;
    if (oidcIssuer === null || oidcClientId === null) throw singleSignOnProblems.off();
    return oidc.discovery(new URL(oidcIssuer), oidcClientId, undefined, authenticationBy(oidcClientSecret), {
      timeout: TIMEOUT_SECONDS,
      // Refused in production by the configuration.
      execute: oidcIssuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    });
  }

  private problemOf(error: unknown): ApiProblem {
    if (error instanceof ApiProblem) return error;
    if (isRefusal(error)) {
      this.logger.info({ err: error }, 'The provider did not confirm a sign-in');
      return singleSignOnProblems.cancelled();
    }
    this.logger.warn({ err: error }, 'Single sign-on failed');
    const code = error instanceof oidc.ClientError ? error.code : undefined;
    const forged = code !== undefined && /JWT_|INVALID_RESPONSE|ATTRIBUTE_COMPARISON/.test(code);
    return forged ? singleSignOnProblems.broken() : singleSignOnProblems.providerDown();
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const identityOf = (claims: Record<string, unknown>, subject: string, idToken: string): ProvenIdentity => {
  const email = textOf(claims['email'])?.toLowerCase() ?? null;
  return {
    subject,
    email: claims['email_verified'] === true ? email : null,
    shownAs: email ?? textOf(claims['preferred_username']) ?? textOf(claims['name']) ?? subject,
    idToken,
  };
};
