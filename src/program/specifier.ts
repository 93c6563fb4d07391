/** typescript-eslint's way to name a declaration: a bare name, or where it comes from and its name. */
export type Specifier =
  | string
  | {
      readonly from: "file";
      readonly name: string | readonly string[];
      readonly path?: string;
    }
  | {
      readonly from: "package";
      readonly name: string | readonly string[];
      readonly package: string;
    }
  | { readonly from: "lib"; readonly name: string | readonly string[] };
