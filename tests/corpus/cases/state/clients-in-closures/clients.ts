/** Made where it stands: one for the process. */
export const http = (() => {
  let token = "";
  return {
    setToken(next: string) {
      token = next;
    },
    get: (url: string) => fetch(url, { headers: { authorization: token } }),
  };
})();

/** Whoever calls it has one of their own. */
export function createClient(base: string) {
  let token = "";
  return {
    setToken(next: string) {
      token = next;
    },
    get: (path: string) =>
      fetch(base + path, { headers: { authorization: token } }),
  };
}

/** The same, and made for each request. */
export function createSession(base: string) {
  let token = "";
  return {
    setToken(next: string) {
      token = next;
    },
    get: (path: string) =>
      fetch(base + path, { headers: { authorization: token } }),
  };
}
