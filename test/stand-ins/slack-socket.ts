/** How does Slack talk to an app over Socket Mode? */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Fields, isFields, type Problem } from './slack-args.ts';
import { type Sender, senderOf } from './slack-client.ts';
import { limits } from './slack-limits.ts';
import type { Packet } from './slack-payloads.ts';
import { app, type Workspace } from './slack-workspace.ts';

export interface SocketDelivery {
  /** Which try of the same event it is, and why. */
  readonly retry?: { readonly num: number; readonly reason: string };
  /** How long Slack waits for the acknowledgement; 3 s by default. */
  readonly timeoutMs?: number;
}

/** How the app answered over its socket. */
export interface SocketAnswer {
  readonly envelopeId: string;
  readonly acked: boolean;
  /** What came with the acknowledgement. */
  readonly payload: unknown;
  readonly ms: number;
  readonly problems: readonly Problem[];
}

export interface Ack {
  readonly envelopeId: string;
  readonly payload: unknown;
  readonly at: number;
}

export interface SocketSide extends Sender<SocketDelivery, SocketAnswer> {
  /** How many sockets are open whose apps have taken the greeting. */
  readonly connections: number;
  readonly envelopes: readonly Fields[];
  readonly acks: readonly Ack[];
  /** Sends an envelope again under its id, as one that was not acknowledged. */
  resend(envelopeId: string, delivery?: SocketDelivery): Promise<SocketAnswer>;
  /** Asks the apps to connect anew; Slack closes nothing itself. */
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts the sockets off without a word. */
  drop(): void;
}

const envelopeTypes = { event: 'events_api', command: 'slash_commands', interactive: 'interactive' } as const;

interface Sent {
  readonly packet: Packet;
  readonly envelope: Fields;
}

export function serveSockets(server: Server, workspace: Workspace, tickets: Set<string>): SocketSide {
  const sockets = new WebSocketServer({ noServer: true });
  const open = new Set<WebSocket>();
  const sent = new Map<string, Sent>();
  const acks: Ack[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();

  function takeMessage(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isFields(message) || typeof message['envelope_id'] !== 'string') return;
    const { envelope_id: envelopeId, payload } = message;
    acks.push({ envelopeId, payload, at: workspace.now() });
    waiting.get(envelopeId)?.(payload);
    workspace.changed();
  }

  function greet(socket: WebSocket): void {
    const debug_info = { host: 'applink-stand-in', build_number: 1, approximate_connection_time: 3600 };
    const beat = setInterval(() => socket.ping(), 5_000);
    socket.once('pong', () => {
      open.add(socket);
      workspace.changed();
    });
    socket.on('message', (data) => takeMessage(String(data)));
    socket.on('close', () => {
      clearInterval(beat);
      open.delete(socket);
      workspace.changed();
    });
    const num_connections = sockets.clients.size;
    socket.send(JSON.stringify({ type: 'hello', num_connections, debug_info, connection_info: { app_id: app.appId } }));
    // The answer to this comes after the greeting was taken.
    socket.ping();
  }

  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'ws://localhost');
    if (url.pathname !== '/link/' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, greet);
  });

  async function connected(timeoutMs: number): Promise<WebSocket> {
    const signal = AbortSignal.timeout(timeoutMs);
    for (;;) {
      const socket = [...open].at(-1);
      if (socket) return socket;
      if (signal.aborted) throw new Error('no app is connected to the socket');
      await once(workspace.changes, 'change', { signal }).catch(() => {});
    }
  }

  async function transmit(envelopeId: string, { packet, envelope }: Sent, timeoutMs: number): Promise<SocketAnswer> {
    const socket = await connected(timeoutMs);
    const from = performance.now();
    const answer = await new Promise<{ payload: unknown } | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), timeoutMs);
      waiting.set(envelopeId, (payload) => {
        clearTimeout(timer);
        resolve({ payload });
      });
      socket.send(JSON.stringify(envelope));
    });
    waiting.delete(envelopeId);
    const ms = Math.round(performance.now() - from);
    const problems = answer ? packet.settle(answer.payload) : [];
    workspace.changed();
    return { envelopeId, acked: answer !== undefined, payload: answer?.payload, ms, problems };
  }

  const retryOf = (packet: Packet, { retry }: SocketDelivery) =>
    packet.kind === 'event' && { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' };

  const send = (envelopeId: string, packet: Packet, delivery: SocketDelivery): Promise<SocketAnswer> => {
    const envelope = {
      envelope_id: envelopeId,
      payload: packet.payload,
      type: envelopeTypes[packet.kind],
      accepts_response_payload: packet.kind !== 'event',
      ...retryOf(packet, delivery),
    };
    sent.set(envelopeId, { packet, envelope });
    return transmit(envelopeId, { packet, envelope }, delivery.timeoutMs ?? limits.ack.http_ms);
  };

  return {
    ...senderOf<SocketDelivery, SocketAnswer>(workspace, (packet, delivery = {}) =>
      send(randomUUID(), packet, delivery),
    ),
    get connections() {
      return open.size;
    },
    get envelopes() {
      return [...sent.values()].map(({ envelope }) => envelope);
    },
    acks,
    resend: async (envelopeId, delivery = { retry: { num: 1, reason: 'timeout' } }) => {
      const known = sent.get(envelopeId);
      if (!known) throw new Error(`no envelope ${envelopeId} was sent`);
      return send(envelopeId, known.packet, delivery);
    },
    disconnect: (reason = 'refresh_requested') => {
      for (const socket of sockets.clients) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'wss-stand-in' } }));
      }
    },
    drop: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
