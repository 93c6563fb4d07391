declare module "typeorm" {
  export function Entity(): ClassDecorator;
  export function Column(): PropertyDecorator;
  export function AfterLoad(): MethodDecorator;
  export function BeforeInsert(): MethodDecorator;
  export function BeforeUpdate(): MethodDecorator;
  export function EventSubscriber(): ClassDecorator;
  export interface InsertEvent<Entity> {
    readonly entity: Entity;
  }
  export interface UpdateEvent<Entity> {
    readonly entity?: Partial<Entity>;
    readonly databaseEntity: Entity;
  }
  export interface EntitySubscriberInterface<Entity> {
    listenTo?(): unknown;
    afterLoad?(entity: Entity): Promise<void> | void;
    beforeInsert?(event: InsertEvent<Entity>): Promise<void> | void;
    afterInsert?(event: InsertEvent<Entity>): Promise<void> | void;
    beforeUpdate?(event: UpdateEvent<Entity>): Promise<void> | void;
    afterUpdate?(event: UpdateEvent<Entity>): Promise<void> | void;
  }
}

declare module "@mikro-orm/core" {
  export interface EventArgs<Entity> {
    readonly entity: Entity;
  }
  export interface EventSubscriber<Entity> {
    getSubscribedEntities?(): readonly string[];
    beforeCreate?(args: EventArgs<Entity>): Promise<void> | void;
  }
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
