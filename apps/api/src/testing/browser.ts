import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Answer = { status: number; location: string | null; cookies: string[]; text: string };

/** Follows redirects between our application and another site, with a cookie jar for each; no page is shown. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly publicUrl: string,
  ) {}

  cookieOf(url: string): string {
    return [...(this.jars.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Goes there and on, as far as redirects lead. @param until stops before an address that starts so */
  async visit(address: string, until?: string): Promise<{ url: string; status: number; text: string }> {
    let url = new URL(address, this.publicUrl).href;
    for (let steps = 0; steps < 20; steps += 1) {
      const answer = await this.ask(url);
      if (answer.location === null) return { url, status: answer.status, text: answer.text };
      url = new URL(answer.location, url).href;
      if (until !== undefined && url.startsWith(until)) return { url, status: answer.status, text: '' };
      // The page itself is served by another program.
      if (url.startsWith(this.publicUrl) && !url.startsWith(`${this.publicUrl}/api/`))
        return { url, status: 200, text: '' };
    }
    throw new Error(`Redirected without end, at last to ${url}`);
  }

  async ask(url: string): Promise<Answer> {
    const answer = await (url.startsWith(this.publicUrl) ? this.askUs(url) : this.askOthers(url));
    const host = new URL(url).host;
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    for (const cookie of answer.cookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  private async askUs(url: string): Promise<Answer> {
    const { pathname, search } = new URL(url);
    const answer = await this.app.inject({ url: pathname + search, headers: { cookie: this.cookieOf(url) } });
    const { statusCode: status, headers, payload: text } = answer;
    return { status, text, location: headers.location ?? null, cookies: [headers['set-cookie'] ?? []].flat() };
  }

  private async askOthers(url: string): Promise<Answer> {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookieOf(url) } });
    const { status, headers } = answer;
    const text = await answer.text();
    return { status, text, location: headers.get('location'), cookies: headers.getSetCookie() };
  }
}
