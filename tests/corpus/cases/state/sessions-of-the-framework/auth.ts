import NextAuth from "next-auth";
export const { auth, handlers, signIn } = NextAuth({});
export const authOptions = { providers: [] };
