// What may a page of ours load and do in a browser?
import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import type { Config } from "./config";

/**
 * Security headers on every response, with an enforced Content-Security-Policy: scripts run by this response's nonce or
 * from our own files, style attributes are allowed because charts set them, and nothing else inline is.
 * The Referrer-Policy must not be no-referrer: browsers then send "Origin: null" with our own forms.
 */
export function securityHeaders({ mode }: Pick<Config, "mode">): RequestHandler {
  const development = mode === "development";
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Response).locals.nonce}'`],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
    strictTransportSecurity: false,
    xPoweredBy: true,
  });
}
