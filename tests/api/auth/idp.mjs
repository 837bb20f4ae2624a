// A real OpenID provider for the login journey: `node idp.mjs PORT REDIRECT_URI`. Any name signs in; PKCE is required.
import * as oidc from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const provider = new oidc.Provider(issuer, {
  clients: [
    {
      client_id: "amp",
      client_secret: "amp-secret-of-the-test-provider-only",
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [new URL("/", redirectUri).href.replace(/\/$/, "")],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@example.test`, email_verified: true, name: id }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
