declare module "@temporalio/client" {
  export class WorkflowClient {
    start<Arguments extends unknown[]>(
      workflow: (...args: Arguments) => Promise<unknown>,
      options: { taskQueue: string; workflowId: string; args: Arguments },
    ): Promise<{ workflowId: string }>;
    execute<Arguments extends unknown[]>(
      workflow: (...args: Arguments) => Promise<unknown>,
      options: { taskQueue: string; workflowId: string; args: Arguments },
    ): Promise<unknown>;
  }
}

declare module "@temporalio/workflow" {
  export function proxyActivities<Activities>(options: {
    startToCloseTimeout: string;
  }): Activities;
}
