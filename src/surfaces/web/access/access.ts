/** What has a way in to the desk to do? */
import type { Context, MiddlewareHandler } from 'hono';
import type { Desk, DeskEnv } from '../visit.ts';
import type { Sessions } from './sessions.ts';

export interface Access {
  /** Whether browsers reach it over TLS, and only so. */
  readonly secure: boolean;
  readonly sessions: Sessions;
  /** Refuses a request that does not come the way it must, whoever sends it. */
  readonly gate: MiddlewareHandler<DeskEnv>;
  /** What a browser gives as `Origin` of the desk's own pages. */
  origin(c: Context): string;
  /** Adds the pages that are open to everybody. */
  addOpen(app: Desk): void;
  /** Lets in whoever has a session, as `visitOf`; refuses everybody else. */
  readonly letIn: MiddlewareHandler<DeskEnv>;
  /** What the page after leaving says of coming back. */
  readonly back: { readonly text: string; readonly path: string | null };
  /** The line that says where the desk is, once the port is listened on at `address`. */
  said(address: string): string;
}
