import { Agent, request } from 'node:http';

export type Reply = {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
};

/** One visitor with one kept connection and their own cookies. Bodies are read whole, as a browser does. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private cookie = '';

  /** @param origin of the server, on this machine: `http://127.0.0.1:3000` */
  constructor(private readonly origin: string) {}

  get(path: string): Promise<Reply> {
    return this.ask('GET', path);
  }

  /** @param body a form as text, or else a value sent as JSON */
  send(method: 'POST' | 'PUT', path: string, body: string | object): Promise<Reply> {
    return typeof body === 'string'
      ? this.ask(method, path, body, 'application/x-www-form-urlencoded')
      : this.ask(method, path, JSON.stringify(body), 'application/json');
  }

  leave(): void {
    this.agent.destroy();
  }

  private ask(method: string, path: string, body?: string, type?: string): Promise<Reply> {
    const headers: Record<string, string | number> = { 'accept-encoding': 'identity' };
    if (this.cookie) headers.cookie = this.cookie;
    if (body !== undefined && type) {
      headers['content-type'] = type;
      headers['content-length'] = Buffer.byteLength(body);
      headers.origin = this.origin;
    }
    return new Promise((resolve, reject) => {
      const sent = request(`${this.origin}${path}`, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const [cookie] = response.headers['set-cookie'] ?? [];
          if (cookie) this.cookie = cookie.slice(0, cookie.indexOf(';'));
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            body: Buffer.concat(chunks).toString(),
          });
        });
        response.on('error', reject);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // the server gave up a connection that was idle for long, just as it was used again: as a browser, ask once more
        if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(this.ask(method, path, body, type));
        else reject(error);
      });
      sent.end(body);
    });
  }
}

/** A reply that is not what was hoped for ends the run: a rate of failures is no rate. */
export function expectStatus(reply: Reply, status: number, what: string): Reply {
  if (reply.status !== status)
    throw new Error(`${what}: ${reply.status} instead of ${status}: ${reply.body.slice(0, 300)}`);
  return reply;
}
