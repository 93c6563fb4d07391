import type ts from "typescript";

import type { Project } from "../project.ts";
import { expressHookFindings } from "./express-hooks.ts";
import { expressRejectionFindings } from "./express-rejections.ts";
import { fastifyHookFindings } from "./fastify-hooks.ts";
import type { HookFinding } from "./hook-finding.ts";
import { classLayersIn, functionLayersIn } from "./layers.ts";
import { nestHookFindings } from "./nest-hooks.ts";
import { classHookFindings, factoryHookFindings } from "./runtime-hooks.ts";
import { sveltekitHookFindings } from "./sveltekit-hooks.ts";

/** Every lifecycle hook of a file that the chain or the framework can't use as it is written. */
export function hookFindings(
  project: Project,
  sourceFile: ts.SourceFile,
): readonly HookFinding[] {
  const found = [
    ...expressHookFindings(project, sourceFile),
    ...expressRejectionFindings(project, sourceFile),
    ...fastifyHookFindings(project, sourceFile),
    ...nestHookFindings(project, sourceFile),
    ...sveltekitHookFindings(project, sourceFile),
  ];
  if (/process_?[a-z]/i.test(sourceFile.text))
    found.push(
      ...classLayersIn(project, sourceFile).flatMap((layer) =>
        classHookFindings(project, layer),
      ),
      ...functionLayersIn(project, sourceFile).flatMap((layer) =>
        factoryHookFindings(project, layer),
      ),
    );
  return found.filter(({ node }) => node.getSourceFile() === sourceFile);
}
