/**
 * What the plugin knows of one framework, as data. The built-in ones stand in `frameworks/`, users
 * write theirs in `settings['async-middleware'].middleware` in the same shape.
 *
 * Source of the behaviour: each built-in descriptor was seen by running the framework where
 * `verifiedByRunning` says so, and read from its types otherwise.
 */
export interface FrameworkDescriptor {
  readonly id: string;
  /** The packages whose import makes a file worth looking at. `"."` is the project itself. */
  readonly npm: readonly string[];
  /** Global objects through which a file uses it without an import: `Bun`. */
  readonly globals?: readonly string[];
  readonly testedVersion?: string;
  readonly verifiedByRunning?: boolean;
  /** False for descriptors that users switch on themselves (client-side ones). */
  readonly enabled?: boolean;
  /** Set for descriptors that stand in the user's settings. */
  readonly from?: "settings";

  /** How the chain is built. */
  readonly kind:
    | "onion-promise"
    | "onion-observable"
    | "sync-onion"
    | "callback"
    | "return-token"
    | "no-continuation";

  /** Where the signature of the continuation is declared. */
  readonly continuation: readonly Origin[];
  /** Where a middleware body finds its continuation. */
  readonly binding: readonly Binding[];
  /** Classes whose member is the middleware although its parameter types are the user's own. */
  readonly heritage: readonly Heritage[];
  /** Names of the middleware function types. */
  readonly contextual: readonly TypeReference[];
  /** Calls that take middleware. */
  readonly registration: readonly Registration[];
  /** Final request handlers: they have no continuation, but run once for each request. */
  readonly handlers: Handlers;

  readonly returnKind:
    | "promise"
    | "promiselike"
    | "maybe-promise"
    | "any"
    | "unknown"
    | "void"
    | "observable"
    | "plain";
  /** What the code has to do with the continuation's result. */
  readonly awaitPolicy: "await-or-return" | "never-await" | "never" | "none";
  /**
   * What the framework does with the middleware's own result.
   * - `carried-by-context`: nothing; the answer lies in the context.
   * - `must-return`: it is the answer.
   * - `implicit-last`: where it is `undefined`, the last result of the continuation counts.
   * - `implicit-next`: where it is `undefined`, the framework runs downstream itself.
   * - `return-answers`: a value ends the chain, `undefined` goes on.
   */
  readonly resultPolicy:
    | "carried-by-context"
    | "must-return"
    | "implicit-last"
    | "implicit-next"
    | "return-answers"
    | "none";
  readonly notCalling: "short-circuit" | "framework-calls-next";
  /** What happens for a request when a middleware that never calls on gives no answer either. */
  readonly observedWhenUnanswered?: string;
  /** What makes responses that count only where a body returns them or puts them into its context. */
  readonly makers?: ResponseMakers;
  /** How a body answers, where that is done through a response object. */
  readonly answering?: Answering;
  readonly calledTwice:
    "throws" | "corrupts" | "reruns" | "retry" | "ignored" | "unknown";
  /** Where an error of downstream appears: as a rejection, or caught by the framework before. */
  readonly downstreamErrors:
    "reject" | "captured" | "callback" | "observable" | "none";
  /** What an un-awaited downstream does to a request here, for messages; one clause. */
  readonly observedWhenUnawaited?: string;

  /** How long the object lives whose method is the middleware. */
  readonly instance: "process" | "request";
  /**
   * Decorators that make one class live as long as a request where `instance` says `process`:
   * `@Injectable({ scope: Scope.REQUEST })`, `@Scope(ScopeEnum.Request)`. The names are those of the enum's
   * members, by whatever constant the decorator gets them.
   */
  readonly perRequest?: readonly {
    readonly decorator: TypeReference;
    readonly names: readonly string[];
  }[];
  /** Whether requests overlap in one process. */
  readonly concurrency: "many" | "one";
  readonly owned: Ownership;
  readonly fix: "await" | "return" | "return await" | "none";
  readonly notes?: string;
}

/** Objects with methods that make a response, and don't send it: `c.json(…)` of Hono. */
export interface ResponseMakers {
  readonly types: readonly TypeReference[];
  /** The package whose functions a parameter holds that make one, where the parameter's type has no name. */
  readonly handed?: string;
  /** Methods that say something of a response to come, and make none. */
  readonly prepares: readonly string[];
  /** Methods that do something besides: `h.entity(…)` sets what the request's answer will say. */
  readonly acts?: readonly string[];
  /** The types of what they make, and of what its own methods give back, where that isn't a fetch response. */
  readonly made?: readonly TypeReference[];
  /** What a request gets that ends without a response; one clause. */
  readonly observed: string;
}

/** How bodies answer through a response object, and what comes of doing so wrongly. */
export interface Answering {
  /** The objects to answer through, the most special type first. */
  readonly responses: readonly ResponseObject[];
  /** The method that gives the response to a body that gets `host` for a parameter instead of it. */
  readonly getter?: {
    readonly host: TypeReference;
    readonly receiver: TypeReference;
    readonly method: string;
  };
  /** What going on with the chain after an answer is: a mistake, or what the framework asks for. */
  readonly thenContinue: "wrong" | "expected";
  /**
   * What the framework does with a body's result. `answers`: a value is the answer; an async body
   * without one ends the request (a handler) or goes on (a middleware). `continues`: an async body goes
   * on by itself. `ignored`: nothing.
   */
  readonly result: "ignored" | "answers" | "continues";
  /** What a second answer does to a request; one clause. */
  readonly observedTwice: string;
  /** What an answer that is followed by the rest of the chain does to a request; one clause. */
  readonly observedContinued: string;
  /** What an answer does to a request that is followed by an error for the error handlers; one clause. */
  readonly observedFailed?: string;
  /** True where the framework answers, or goes on, by itself for every body that doesn't. */
  readonly owedNone?: true;
  /** Functions that run when the request has its answer, and owe it none: by their types, and by the options that take them. */
  readonly behindAnswer?: {
    readonly types: readonly TypeReference[];
    readonly options: readonly string[];
  };
}

/** One type of response object: what each of its members does to the answer, by the member's name. */
export interface ResponseObject {
  readonly types: readonly TypeReference[];
  /** Its place among a body's parameters, where their types don't tell. */
  readonly index: number;
  /** Decorators of the parameter that leave the answer to the framework when called with this option. */
  readonly passthrough?: {
    readonly decorator: TypeReference;
    readonly option: string;
  };
  /** Gives a whole answer. */
  readonly answers: readonly string[];
  /** Gives one, but for where it is called with a function, which then has to. */
  readonly hands: readonly string[];
  /** Ends what was begun; without a chunk it does nothing to an answer that is already given. */
  readonly ends: readonly string[];
  /** Those of `answers` that are like `ends` where they are given nothing. */
  readonly endsBare?: readonly string[];
  /** Sends the headers and leaves the body open; those of `head` fail where the headers are sent. */
  readonly begins: readonly string[];
  readonly head: readonly string[];
  /** Changes headers: fails once they are sent. */
  readonly headers: readonly string[];
  /** Takes the response out of the framework's hands, or tears it down. */
  readonly releases: readonly string[];
  /** Tells whether an answer is given, or whether anybody still waits for one. */
  readonly asks: readonly string[];
  /** Members that other packages put on it and that give a whole answer: these, or all but those. */
  readonly plugins?: readonly ({ readonly package: string } & (
    | { readonly answers: readonly string[] }
    | { readonly allBut: readonly string[] }
  ))[];
  /** The member that holds the response below this one. */
  readonly raw?: { readonly member: string; readonly response: ResponseObject };
}

/** A declaration, by the package that holds it and the chain of named declarations around it. */
export interface Origin {
  /** A package name; `*` stands for any run of characters; `@types/x` and `x` are the same; `"."` is the project. */
  readonly package: string;
  /** Innermost first: `"type:Next"`, `"property:resolve<param:input<type:Handle"`; names may hold `*`. */
  readonly path: string;
}

export interface TypeReference {
  readonly package: string;
  /** The name of an alias, an interface or a class; may hold `*`. */
  readonly type: string;
}

export type Binding =
  | { readonly shape: "param"; readonly index: number }
  /** `({ next }) =>`, `opts.next()` */
  | {
      readonly shape: "param-property";
      readonly index: number;
      readonly property: string;
    }
  /** `next.handle()`, `ctx.next()`: the same, but the method is called on its object */
  | {
      readonly shape: "param-method";
      readonly index: number;
      readonly property: string;
    }
  /** `(next) => async (request) => …`: a parameter of the function around the body, or a property of it */
  | {
      readonly shape: "outer-param";
      readonly index: number;
      readonly property?: string;
      readonly depth?: number;
    }
  /** `this.getResponse`, set by the constructor */
  | { readonly shape: "this-field"; readonly names: readonly string[] }
  /** `NextResponse.next()` */
  | { readonly shape: "static-call" }
  | { readonly shape: "none" };

export interface Heritage {
  readonly package: string;
  /** A class, an interface, or a function whose result is extended: `extends PassportStrategy(Strategy)`. */
  readonly type: string;
  readonly member: string;
  /** Index of the continuation among the member's parameters; `null` where the member returns the middleware. */
  readonly param: number | null;
}

export interface Registration {
  /** The type of the receiver (`app` in `app.use(…)`), or nothing for a plain function. */
  readonly receiver?: TypeReference;
  /**
   * A function that is called by name: `compose(…)`, `defineMiddleware(…)`, `new ApolloLink(…)`, also from
   * the constructor of a class that extends it: `super(…)`.
   */
  readonly callee?: TypeReference;
  readonly methods?: readonly string[];
  /** Only calls whose first argument is one of these strings: `on("connection", …)`. */
  readonly events?: readonly string[];
  /**
   * Which arguments are functions of the chain. `all`: every function among them, arrays flattened;
   * `last`: the last one; a number: that one; a string: the named property (dots and `[]` for arrays) of
   * an object literal argument.
   */
  readonly arguments: "all" | "last" | number | (string & Record<never, never>);
}

export interface Handlers {
  readonly contextual: readonly TypeReference[];
  readonly registration: readonly Registration[];
  readonly heritage: readonly Heritage[];
  /** Decorators that make a method a handler: `@Get()`. */
  readonly decorators: readonly TypeReference[];
  /** Members that are handlers where their class has a decorator: `use` of `@Middleware() class Log`. */
  readonly decorated?: readonly {
    readonly decorator: TypeReference;
    readonly member: string;
  }[];
  /**
   * Exported names that the framework calls, by the file they stand in (a suffix of its path, `*`
   * allowed); `actions.*` is each function of an exported object. `naming` is a name that such a file's text holds.
   */
  readonly exports: readonly {
    readonly file: string;
    readonly naming?: string;
    readonly names: readonly string[];
  }[];
  /**
   * The constant by which one of these files says that what it exports runs while the project is built, and for no
   * request: `export const prerender = true`.
   */
  readonly ahead?: {
    readonly files: readonly string[];
    readonly constant: string;
  };
  /**
   * Types of the first parameters that show a handler where nothing else does: each list is one way,
   * its first entry the type of the first parameter.
   */
  readonly parameters: readonly (readonly TypeReference[])[];
  /**
   * Types of one parameter by which a function type is known whose own name is the project's: what a code
   * generator writes for each schema, say. `index` is the parameter's place.
   */
  readonly byParameter?: readonly (TypeReference & {
    readonly index: number;
  })[];
  /** Where the framework takes the response from what they return. */
  readonly response?: {
    /** What a request gets whose handler returns none; one clause. */
    readonly observed: string;
    /** The only files whose handlers answer so, by name. */
    readonly files?: readonly string[];
    /** Any value is one, `null` too: only nothing is none, on all paths or on some. */
    readonly anyValue?: true;
    /** The points of the chain whose functions owe none, as registrations name them. */
    readonly owedNoneAt?: readonly string[];
  };
  /**
   * True where the framework gives them a continuation of its own, whatever other framework's type the code writes for
   * it: the descriptor counts more than that type.
   */
  readonly ownContinuation?: true;
  /** True where they are given no continuation: a function at its place is something else (an acknowledgement). */
  readonly terminal?: boolean;
  /** True where a container or a route's binding hands a class's methods more behind those: `show(ctx, posts: PostService)`. */
  readonly injects?: boolean;
  /** Directives (`"use server"`) that make a function, or each exported function of a file, a handler. */
  readonly directives?: readonly string[];
}

export interface Ownership {
  /** Which parameters of the body belong to the request: all of them, or those. */
  readonly parameters: "all" | readonly number[];
  /** What all requests reach through them: `"0.app"` is `app` of the first parameter. */
  readonly except: readonly string[];
  /** Types whose values belong to one request wherever they come from. */
  readonly types?: readonly TypeReference[];
  /** Types of one client's connection, which outlives its requests: an object made with one is that client's. */
  readonly connections?: readonly TypeReference[];
}
