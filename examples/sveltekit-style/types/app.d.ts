declare global {
  namespace App {
    interface Locals {
      visitor: string;
      isNew: boolean;
    }
  }
}

export {};
