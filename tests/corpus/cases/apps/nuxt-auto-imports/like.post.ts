let last: string | undefined;

export default withAccount(async (_event, account) => {
  last = account?.id; // ! no-request-state-leak:readAfter
  await countLike("main");
  return { last, theme: loadTheme() }; // ! no-blocking-call
});
