/** What does every page of the desk tell the browser to keep to? */
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** The headers of every page; `secure` where it is reached over TLS. */
export function headers(secure: boolean): readonly MiddlewareHandler[] {
  return [
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      // Without any referrer a browser says of its own forms that they come from nowhere.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: secure ? 'max-age=31536000' : false,
      permissionsPolicy: {
        camera: [],
        microphone: [],
        geolocation: [],
        payment: [],
        usb: [],
        displayCapture: [],
        browsingTopics: [],
      },
    }),
    async (c, next) => {
      await next();
      // What the desk shows is confidential, so no browser or proxy keeps it.
      if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
    },
  ];
}
