import asyncMiddleware from "eslint-plugin-async-middleware";

export default [asyncMiddleware.configs.recommendedStandalone];
