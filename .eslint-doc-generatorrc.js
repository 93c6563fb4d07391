import { format } from "prettier";

/** @type {import("eslint-doc-generator").GenerateOptions} */
export default {
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
  ],
  ignoreConfig: ["recommendedStandalone", "strictStandalone"],
  postprocess: (content) => format(content, { parser: "markdown" }),
  ruleDocTitleFormat: "name",
  // A rule without options says so under that header.
  ruleDocSectionOptions: false,
  ruleDocSectionInclude: [
    "What happens at run time",
    "Wrong",
    "Right",
    "Options",
    "When not to use it",
  ],
  ruleDocNotices: [
    "description",
    "configs",
    "fixableAndHasSuggestions",
    "requiresTypeChecking",
  ],
  ruleListColumns: ["name", "description", "configsError", "hasSuggestions"],
};
