declare module "moleculer" {
  export class MoleculerError extends Error {}
}
