export const visits = {
  today: 0,
  userOf: async (session: string | undefined): Promise<string> =>
    session ? (await fetch(`http://sessions/${session}`)).text() : "guest",
};
