export default withAccount(async (_event, account) => {
  const mine = account?.id;
  await countLikeSafely("main");
  return { mine, theme: await loadThemeLater() };
});
