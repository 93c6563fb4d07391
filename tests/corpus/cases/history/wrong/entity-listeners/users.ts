// Passwords are hashed by what the ORM calls before it stores a user.
import * as bcrypt from "bcrypt";
import { Schema } from "mongoose";
import { AfterLoad, BeforeInsert, BeforeUpdate, Column, Entity } from "typeorm";

@Entity()
export class User {
  @Column() email!: string;
  @Column() password!: string;
  private loaded = "";

  // An entity is nobody else's.
  @AfterLoad()
  keep(): void {
    this.loaded = this.password;
  }

  @BeforeInsert()
  @BeforeUpdate()
  hashPassword(): void {
    if (this.loaded !== this.password)
      this.password = bcrypt.hashSync(this.password, 12); // ! no-blocking-call
  }
}

@Entity()
export class Account {
  @Column() password!: string;

  @BeforeInsert()
  async hashPassword(): Promise<void> {
    this.password = await bcrypt.hash(this.password, 12);
  }
}

interface Person {
  email: string;
  password: string;
  slug: string;
}

const personSchema = new Schema<Person>({
  email: String,
  password: String,
  slug: String,
});

personSchema.pre("save", function (next) {
  this.password = bcrypt.hashSync(this.password, 10); // ! no-blocking-call
  next();
});

personSchema.pre("validate", async function () {
  this.slug = await Promise.resolve(this.email.toLowerCase());
});
