declare module "typeorm" {
  export function Entity(): ClassDecorator;
  export function Column(): PropertyDecorator;
  export function AfterLoad(): MethodDecorator;
  export function BeforeInsert(): MethodDecorator;
  export function BeforeUpdate(): MethodDecorator;
}

declare module "mongoose" {
  export class Schema<Fields> {
    constructor(definition: object);
    pre(
      event: "save",
      listener: (this: Fields, next: (error?: Error) => void) => void,
    ): this;
    pre(event: "validate", listener: (this: Fields) => Promise<void>): this;
  }
}
