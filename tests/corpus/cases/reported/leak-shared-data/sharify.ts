export const sharify: { data: Record<string, unknown> } = {
  data: { API_URL: "http://api" },
};
