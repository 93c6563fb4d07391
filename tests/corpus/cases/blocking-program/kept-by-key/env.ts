export const env = { keyPath: process.env["KEY_PATH"] ?? "/run/key.pem" };
