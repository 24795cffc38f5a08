// Reads codegen.yml of the folder it is run in and prints the generated file on standard output.
import { readFileSync, globSync, readdirSync } from 'node:fs';
