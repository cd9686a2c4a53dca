import { randomUUID } from 'node:crypto';

/** A signed-in person who uses the product through its HTTP door, as the browser does. */
export class OfficeClient {
  private cookie = '';

  constructor(
    private readonly baseUrl: string,
    private readonly username: string,
    private readonly password: string,
  ) {}

  async get<Answer>(path: string): Promise<Answer> {
    return this.call<Answer>('GET', path);
  }

  async post<Answer>(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    return this.call<Answer>(
      'POST',
      path,
      { 'content-type': 'application/json', 'idempotency-key': key },
      JSON.stringify(body),
    );
  }

  /** Uploads a one-page document; answers its id. */
  async upload(name: string, text: string): Promise<{ fileId: string }> {
    const form = new FormData();
    form.append('file', new Blob([onePagePdf(text)], { type: 'application/pdf' }), name);
    return this.call('POST', '/api/files', { 'idempotency-key': randomUUID() }, form);
  }

  private async call<Answer>(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | FormData,
  ): Promise<Answer> {
    if (this.cookie === '') await this.signIn();
    const response = await fetch(this.baseUrl + path, {
      method,
      headers: { ...headers, cookie: this.cookie, 'x-requested-with': 'dondoc' },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  private async signIn(): Promise<void> {
    const response = await fetch(`${this.baseUrl}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'dondoc', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ username: this.username, password: this.password }),
    });
    if (!response.ok) throw new Error(`Sign-in of ${this.username}: ${response.status} ${await response.text()}`);
    this.cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
}

/** A minimal PDF with one line of plain letters. */
export const onePagePdf = (text: string): string => {
  const stream = `BT /F1 14 Tf 60 760 Td (${text.replace(/[^ -~]|[()\\]/g, '')}) Tj ET`;
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
    `4 0 obj<</Length ${stream.length}>>stream\n${stream}\nendstream endobj`,
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
};
