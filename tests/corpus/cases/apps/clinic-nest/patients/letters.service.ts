import { Injectable } from "@nestjs/common";
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { PatientRepository } from "./patient.repository";

@Injectable()
export class LetterService {
  private readonly head = readFileSync("letters/head.txt", "utf8");

  constructor(private readonly patients: PatientRepository) {}

  async preview(id: string, name: string): Promise<string> {
    const patient = await this.patients.find(id);
    const body = await readFile(`letters/${name}.txt`, "utf8");
    return this.head + body.replaceAll("{{name}}", patient?.name ?? "");
  }

  async print(id: string, name: string): Promise<string> {
    const letter = await this.preview(id, name);
    const file = `spool/${id}-${name}.txt`;
    writeFileSync(file, letter);
    return file;
  }
}
