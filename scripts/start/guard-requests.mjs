// Loaded into the web server: what Next leaves open about a request is settled before Next sees it.
import { Server } from 'node:http';

/** Far above any form or answer of ours. A route handler of Next reads a body of any size into memory. */
const BODY_LIMIT_BYTES = 100_000;

/** Proxies in front of us, each of which adds the address it was asked from to the end of X-Forwarded-For. */
const proxies = Number(process.env.SPOKEWISE_PROXIES || 0);

const { emit } = Server.prototype;
Server.prototype.emit = function guardedEmit(event, ...args) {
  if (event !== 'request') return emit.call(this, event, ...args);
  const [request, response] = args;
  const status = bodyProblem(request);
  if (status) {
    // closed, since what is left of the body would be read as the next request
    response.writeHead(status, { connection: 'close', 'content-type': 'text/plain' });
    response.end(status === 413 ? 'The request is too large.' : 'The request has to say how long it is.');
    return true;
  }
  request.headers['x-forwarded-for'] = clientAddress(request);
  return emit.call(this, event, ...args);
};

function bodyProblem({ headers }) {
  if (headers['transfer-encoding'] !== undefined) return 411;
  return Number(headers['content-length'] ?? 0) > BODY_LIMIT_BYTES ? 413 : null;
}

/** What comes before the proxies' own entries is whatever the client claims; without a proxy that is all of it. */
function clientAddress({ headers, socket }) {
  const passedOn = String(headers['x-forwarded-for'] ?? '').split(',');
  const seen = [...passedOn.map((entry) => entry.trim()).filter(Boolean), socket.remoteAddress ?? 'unknown'];
  return seen.at(-1 - proxies) ?? seen[0];
}
