import express from "express";

interface Pool {
  query(
    sql: string,
    values: readonly unknown[],
    done: (error: Error | null, rows: { points: number }[]) => void,
  ): void;
}
declare const pool: Pool;

class Scores {
  best = 0;
  holder = "";

  register(user: string, done: (error: Error | null) => void) {
    this.holder = user; // ?! no-request-state-leak -- written by a method, read in the callback of another one
    pool.query(
      "select points from scores where user = ?",
      [user],
      (error, rows) => {
        if (error) return done(error);
        const points = rows[0]?.points ?? 0;
        if (points > this.best) {
          this.best = points;
          console.log(`new best of ${this.holder}`);
        }
        done(null);
      },
    );
  }
}

const scores = new Scores();
export const app = express();

app.post("/scores/:user", (req, res, next) => {
  scores.register(req.params.user, (error) => {
    if (error) return next(error);
    res.json({ best: scores.best, holder: scores.holder });
  });
});
